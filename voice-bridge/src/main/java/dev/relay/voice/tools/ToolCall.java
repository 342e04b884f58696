package dev.relay.voice.tools;

import tools.jackson.databind.node.ObjectNode;

/** A tool by name, and what it is given. */
public record ToolCall(String tool, ObjectNode arguments) {}
