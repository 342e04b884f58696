package dev.relay.mcp.analysis.architecture;

/**
 * A definition in a file, as far as its line tells.
 *
 * @param kind {@code class}, {@code function}, …
 * @param line from 1
 * @param signature the line without what begins a body
 */
public record Declared(String kind, String name, int line, String signature) {
  /** True for what others name to use the file as a whole. */
  public boolean isType() {
    return switch (kind) {
      case "class", "interface", "enum", "record", "struct", "trait", "type", "object", "module" ->
          true;
      default -> false;
    };
  }
}
