package dev.relay.mcp.analysis.search;

/**
 * One part of an expression.
 *
 * @param literal exactly these bytes, folded; empty when it is something else
 * @param isEmpty matches no character, as a boundary does
 */
record RegexAtom(String literal, Need need, boolean isEmpty) {
  static final RegexAtom UNKNOWN = new RegexAtom("", new Need.Anything(), false);
  static final RegexAtom NOTHING = new RegexAtom("", new Need.Anything(), true);

  static RegexAtom literal(String folded) {
    return new RegexAtom(folded, new Need.Text(folded), false);
  }

  static RegexAtom of(Need need) {
    return new RegexAtom("", need, false);
  }

  boolean isLiteral() {
    return !literal.isEmpty();
  }
}
