package dev.relay.mcp.analysis.search;

/** Turns a glob into an expression, with the meaning that git gives it. */
public final class GlobRegex {
  private static final String NONE = "[^\\x00-\\x{10FFFF}]";

  private final String glob;
  private final StringBuilder regex = new StringBuilder();
  private int at;

  private GlobRegex(String glob) {
    this.glob = glob;
  }

  public static String of(String glob) {
    var reading = new GlobRegex(glob);
    while (reading.at < glob.length()) {
      reading.next();
    }
    return reading.regex.toString();
  }

  private void next() {
    var c = glob.charAt(at);
    switch (c) {
      case '*' -> stars();
      case '?' -> put("[^/]", 1);
      case '[' -> bracket();
      case '\\' -> {
        var isLast = at + 1 == glob.length();
        put(isLast ? NONE : literal(glob.codePointAt(at + 1)), isLast ? 1 : 2);
      }
      default -> put(literal(glob.codePointAt(at)), Character.charCount(glob.codePointAt(at)));
    }
  }

  private void put(String part, int taken) {
    regex.append(part);
    at += taken;
  }

  /** Two that are a whole part of the path reach over folders; any others stay within one. */
  private void stars() {
    int end = at;
    while (end < glob.length() && glob.charAt(end) == '*') {
      end++;
    }
    var begins = at == 0 || glob.charAt(at - 1) == '/';
    var isWhole = end - at == 2 && begins && (end == glob.length() || glob.charAt(end) == '/');
    if (!isWhole) {
      put("[^/]*", end - at);
    } else if (end == glob.length()) {
      put(".*", 2);
    } else {
      put("(?:.*/)?", 3);
    }
  }

  private void bracket() {
    int i = at + 1;
    var isNegated = i < glob.length() && (glob.charAt(i) == '!' || glob.charAt(i) == '^');
    i += isNegated ? 1 : 0;
    var set = new StringBuilder();
    int first = i;
    while (i < glob.length() && (glob.charAt(i) != ']' || i == first)) {
      if (glob.startsWith("[:", i) && glob.indexOf(":]", i) > 0) {
        int end = glob.indexOf(":]", i) + 2;
        set.append(glob, i, end);
        i = end;
      } else {
        if (glob.charAt(i) == '\\' && i + 1 < glob.length()) {
          i++;
        }
        set.append(member(i, first));
        i++;
      }
    }
    var isClosed = i < glob.length();
    put(isClosed ? "[" + (isNegated ? "^/" : "") + set + "]" : NONE, isClosed ? i + 1 - at : 1);
    if (!isClosed) {
      at = glob.length();
    }
  }

  private String member(int i, int first) {
    var c = glob.charAt(i);
    return c == '-' && i > first ? "-" : literal(c);
  }

  private static String literal(int c) {
    var text = Character.toString(c);
    return Character.isLetterOrDigit(c) || c == '/' || c > 0x7f ? text : "\\" + text;
  }
}
