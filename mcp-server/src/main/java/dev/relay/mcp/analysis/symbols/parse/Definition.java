package dev.relay.mcp.analysis.symbols.parse;

/**
 * @param container what it is defined in, such as {@code Shop.Cart}; empty at the top of a file
 * @param signature its first line, without what it does
 * @param line where the name stands, from 1
 * @param start first line of the whole
 * @param end last line of the whole
 */
public record Definition(
    Kind kind, String name, String container, String signature, int line, int start, int end) {
  public String qualified() {
    return container.isEmpty() ? name : container + "." + name;
  }
}
