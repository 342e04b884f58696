package dev.relay.mcp.analysis.symbols;

/**
 * A place where a name is used.
 *
 * @param use {@code call}, {@code type}, {@code import}, {@code name}, or {@code text} for a place
 *     that only reads like it
 * @param within the definition around it; empty for none
 * @param confidence 0 to 1, that the symbol that was asked for is meant
 * @param reason why so, in a few words
 */
public record Used(
    String repository,
    String path,
    int line,
    String name,
    String use,
    String within,
    double confidence,
    String reason) {}
