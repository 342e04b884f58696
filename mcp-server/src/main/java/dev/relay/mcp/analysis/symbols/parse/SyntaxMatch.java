package dev.relay.mcp.analysis.symbols.parse;

/**
 * A place that a query matches.
 *
 * @param query its number among those that were asked
 * @param start letters from the beginning of the source; -1 when the grammar refuses the query
 * @param end behind the place
 * @param textStart of the part whose text is looked at; the place itself where the query says none
 */
public record SyntaxMatch(int query, int start, int end, int textStart, int textEnd) {
  static SyntaxMatch refused(int query) {
    return new SyntaxMatch(query, -1, -1, -1, -1);
  }

  public boolean isRefused() {
    return start < 0;
  }
}
