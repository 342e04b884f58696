package dev.relay.mcp.analysis.search;

/** Finds where a bracket expression ends. */
final class RegexClass {
  private RegexClass() {}

  /**
   * @param at behind the opening bracket
   */
  static int end(String regex, int at) {
    int i = at;
    if (regex.startsWith("^", i)) {
      i++;
    }
    if (regex.startsWith("]", i)) {
      i++;
    }
    while (i < regex.length() && regex.charAt(i) != ']') {
      i = past(regex, i);
    }
    return Math.min(regex.length(), i + 1);
  }

  private static int past(String regex, int i) {
    if (regex.startsWith("\\Q", i)) {
      var end = regex.indexOf("\\E", i);
      return end < 0 ? regex.length() : end + 2;
    }
    if (regex.startsWith("[:", i) && regex.indexOf(":]", i + 2) > 0) {
      return regex.indexOf(":]", i + 2) + 2;
    }
    return regex.charAt(i) == '\\' ? i + 2 : i + 1;
  }
}
