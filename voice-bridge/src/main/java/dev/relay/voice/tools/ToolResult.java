package dev.relay.voice.tools;

import tools.jackson.databind.JsonNode;

/** What a tool answered. */
public sealed interface ToolResult {
  /** {@code content} is the tool's structured content. */
  record Answered(JsonNode content) implements ToolResult {}

  /** {@code sentence} says why not, and what to do next; speakable. */
  record Refused(String sentence) implements ToolResult {}
}
