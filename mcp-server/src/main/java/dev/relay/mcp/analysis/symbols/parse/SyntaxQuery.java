package dev.relay.mcp.analysis.symbols.parse;

import java.util.List;

/**
 * What is asked about the syntax of a source.
 *
 * @param query of tree-sitter, with {@code @found} for the place and, where it matters, {@code
 *     @text} for the part whose text is looked at
 * @param inside types of nodes, one of which has to be around the place within the same function;
 *     empty for anywhere
 * @param text RE2 that what stands at {@code @text}, or at the place, has to match; empty for any
 */
public record SyntaxQuery(String query, List<String> inside, String text) {
  public SyntaxQuery {
    inside = List.copyOf(inside);
  }
}
