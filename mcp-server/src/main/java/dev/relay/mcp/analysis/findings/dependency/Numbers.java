package dev.relay.mcp.analysis.findings.dependency;

/** Numbers in versions, of any length. */
final class Numbers {
  private Numbers() {}

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  static int compare(String a, String b) {
    var first = a.replaceFirst("^0+(?=.)", "");
    var second = b.replaceFirst("^0+(?=.)", "");
    return first.length() == second.length()
        ? first.compareTo(second)
        : Integer.compare(first.length(), second.length());
  }
}
