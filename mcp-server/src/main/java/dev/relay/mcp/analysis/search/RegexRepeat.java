package dev.relay.mcp.analysis.search;

import java.util.regex.Pattern;

/**
 * How often the part before is matched.
 *
 * @param end where the expression goes on
 */
record RegexRepeat(int least, int most, int end) {
  private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,5})(,?)(\\d{0,5})\\}");

  static RegexRepeat at(String regex, int start) {
    var times = one(regex, start);
    var isLazy = times.end() > start && regex.startsWith("?", times.end());
    return isLazy ? new RegexRepeat(times.least(), times.most(), times.end() + 1) : times;
  }

  boolean isOnce() {
    return least == 1 && most == 1;
  }

  private static RegexRepeat one(String regex, int at) {
    if (at >= regex.length()) {
      return new RegexRepeat(1, 1, at);
    }
    return switch (regex.charAt(at)) {
      case '*' -> new RegexRepeat(0, 2, at + 1);
      case '?' -> new RegexRepeat(0, 1, at + 1);
      case '+' -> new RegexRepeat(1, 2, at + 1);
      case '{' -> counted(regex, at);
      default -> new RegexRepeat(1, 1, at);
    };
  }

  private static RegexRepeat counted(String regex, int at) {
    var found = COUNTED.matcher(regex).region(at, regex.length());
    if (!found.lookingAt()) {
      return new RegexRepeat(1, 1, at); // A brace as such.
    }
    var least = Integer.parseInt(found.group(1));
    var isOpen = found.group(3).isEmpty();
    var most =
        isOpen ? least + (found.group(2).isEmpty() ? 0 : 1) : Integer.parseInt(found.group(3));
    return new RegexRepeat(Math.min(1, least), Math.max(1, most), found.end());
  }
}
