package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.search.LineMatcher.Span;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What a line is worth: where a name is defined before where it is used. */
final class LineRank {
  static final int DEFINITION = 50;
  private static final int WHOLE_WORD = 20;
  private static final int FUNCTION = 35;
  private static final int ASSIGNED = 10;
  private static final int MENTIONED = -8;

  private static final Set<String> DEFINING =
      Set.of(
          "class",
          "interface",
          "record",
          "enum",
          "struct",
          "trait",
          "type",
          "def",
          "fn",
          "func",
          "fun",
          "function",
          "const",
          "let",
          "var",
          "val",
          "module",
          "namespace",
          "object",
          "protocol",
          "impl",
          "message",
          "service",
          "rpc",
          "table",
          "view",
          "typedef",
          "macro",
          "mod",
          "union",
          "annotation",
          "define");

  private static final Set<String> USING =
      Set.of("return", "new", "throw", "await", "else", "case", "yield", "in", "not", "and", "or");

  private LineRank() {}

  static int of(byte[] content, int start, int end, Span match) {
    if (!Words.isAlone(content, start, end, match)) {
      return isMention(content, start, match.start()) ? MENTIONED : 0;
    }
    var before = wordBefore(content, start, match.start());
    if (DEFINING.contains(before)) {
      return WHOLE_WORD + DEFINITION;
    }
    if (isMention(content, start, match.start())) {
      return WHOLE_WORD + MENTIONED;
    }
    return WHOLE_WORD + followed(content, end, match.end(), before);
  }

  /** As methods are written: a type, the name, parentheses, and a brace at the end. */
  private static int followed(byte[] content, int end, int after, String before) {
    if (after >= end) {
      return 0;
    }
    int last = end - 1;
    while (last > after && content[last] <= ' ') {
      last--;
    }
    if (content[after] == '(') {
      var isBlock = content[last] == '{' && !before.isEmpty() && !USING.contains(before);
      return isBlock ? FUNCTION : 0;
    }
    return content[after] == ':' || content[after] == '=' ? ASSIGNED : 0;
  }

  /** Empty when something other than blanks stands between. */
  private static String wordBefore(byte[] content, int start, int at) {
    int end = at;
    while (end > start && (content[end - 1] == ' ' || content[end - 1] == '\t')) {
      end--;
    }
    int begin = end;
    while (begin > start && Fold.isWord(content[begin - 1])) {
      begin--;
    }
    return end == at || end - begin > 20
        ? ""
        : new String(content, begin, end - begin, StandardCharsets.ISO_8859_1);
  }

  /** Imports and comments. */
  private static boolean isMention(byte[] content, int start, int at) {
    int first = start;
    while (first < at && content[first] <= ' ' && content[first] > 0) {
      first++;
    }
    var head = new String(content, first, Math.min(8, at - first), StandardCharsets.ISO_8859_1);
    return head.startsWith("import ")
        || head.startsWith("//")
        || head.startsWith("*")
        || head.startsWith("/*")
        || head.startsWith("# ")
        || head.startsWith("from ")
        || head.startsWith("#include");
  }
}
