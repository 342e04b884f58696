package dev.relay.mcp.analysis.symbols.parse;

/**
 * Where a macro is used, its arguments included, or the whole line that defines it.
 *
 * @param nameStart offset of its name
 */
record Macro(int start, int nameStart, int nameEnd, int end) {}
