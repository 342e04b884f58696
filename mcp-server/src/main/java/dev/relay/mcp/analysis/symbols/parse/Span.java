package dev.relay.mcp.analysis.symbols.parse;

import org.jspecify.annotations.Nullable;

/**
 * Something with a name that may contain others, as a query found it; offsets in the source.
 *
 * @param kind null for what contains others without being a definition of its own
 * @param rank of the pattern in its query file: where two claim a name, the first has it
 * @param container named by the source itself, as receivers are; empty otherwise
 */
record Span(
    int rank,
    @Nullable Kind kind,
    String name,
    String container,
    int start,
    int end,
    int nameStart,
    int nameEnd) {}
