package dev.relay.mcp.analysis.symbols.parse;

import org.jspecify.annotations.Nullable;

/** The line of a definition's name, and those after it until its parentheses are closed. */
final class Signature {
  private static final int MOST = 200;
  private static final int WIDE = 400;

  private Signature() {}

  static String of(PlainText text, Span definition) {
    var line = text.line(definition.nameStart());
    var start = start(text, definition, text.lineStart(line));
    var words = new StringBuilder();
    int open = 0;
    do {
      var part = text.text(start, Math.min(text.lineEnd(line), start + WIDE));
      open += depth(part);
      words.append(words.isEmpty() ? "" : " ").append(part.strip());
      start = text.lineEnd(line) + 1;
      line++;
    } while (open > 0 && start < definition.end() && words.length() < MOST);
    return cut(words.toString(), definition.kind());
  }

  /** Where something else stands before it on its line, at its own beginning. */
  private static int start(PlainText text, Span definition, int lineStart) {
    var own = Math.max(lineStart, Math.min(definition.start(), definition.nameStart()));
    var before = text.text(lineStart, own);
    return before.length() > MOST || before.indexOf('{') >= 0 || before.indexOf(';') >= 0
        ? Math.max(own, definition.nameStart() - MOST / 2)
        : lineStart;
  }

  private static int depth(String part) {
    return part.chars().map(c -> c == '(' ? 1 : c == ')' ? -1 : 0).sum();
  }

  private static String cut(String words, @Nullable Kind kind) {
    var text = words.replaceAll("\\s+", " ");
    if (kind != null && (kind.isCallable() || kind.isType()) && text.indexOf('{') > 0) {
      text = text.substring(0, text.indexOf('{'));
    }
    text = text.replaceFirst("[\\s{;]*$", "").strip();
    return text.length() > MOST ? text.substring(0, MOST) + "…" : text;
  }
}
