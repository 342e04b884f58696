package dev.relay.mcp.tool;

/**
 * A name that a tool had before: who still calls it so is answered, and nobody is shown it. Every
 * rename adds a bean of this, since names of tools stand in people's settings and prompts.
 *
 * @param now the tool's name
 */
public record ToolAlias(String old, String now) {}
