package dev.relay.mcp.analysis.search;

/** Bytes as the index sees them: ASCII letters small, everything else as it is. */
final class Fold {
  private Fold() {}

  static int of(int b) {
    return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
  }

  /** An ASCII letter, digit or underscore. */
  static boolean isWord(byte b) {
    return b == '_' || (b >= '0' && b <= '9') || (of(b) >= 'a' && of(b) <= 'z');
  }
}
