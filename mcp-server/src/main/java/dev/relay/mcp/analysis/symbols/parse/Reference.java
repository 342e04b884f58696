package dev.relay.mcp.analysis.symbols.parse;

/**
 * @param line from 1
 * @param within index of the innermost definition around it in its file; -1 for none
 */
public record Reference(Use use, String name, int line, int within) {}
