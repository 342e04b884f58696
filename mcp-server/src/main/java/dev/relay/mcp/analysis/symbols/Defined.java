package dev.relay.mcp.analysis.symbols;

/**
 * A definition.
 *
 * @param kind such as {@code class} or {@code method}
 * @param container what it is in, the package first; empty when it is in nothing
 * @param line where its name stands, from 1
 * @param startLine first line of the whole
 * @param endLine last line of the whole
 */
public record Defined(
    String repository,
    String path,
    int line,
    String kind,
    String name,
    String container,
    String signature,
    int startLine,
    int endLine) {}
