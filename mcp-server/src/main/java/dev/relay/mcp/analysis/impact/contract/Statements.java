package dev.relay.mcp.analysis.impact.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts text at its braces and semicolons. */
final class Statements {
  private static final Pattern COMMENT =
      Pattern.compile("\"(?:\\\\.|[^\"\\\\\\n])*\"|//[^\\n]*|--[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)");

  private Statements() {}

  /**
   * @param text on one line
   * @param end what it ends with: <code>{</code>, <code>}</code> or <code>;</code>
   * @param line of its first word, from 1
   */
  record Statement(String text, char end, int line) {}

  /** Comments become spaces, so that lines stay lines. */
  static String withoutComments(String text) {
    return COMMENT
        .matcher(text)
        .replaceAll(match ->
            match.group().startsWith("\"")
                ? Matcher.quoteReplacement(match.group())
                : match.group().replaceAll("[^\\n]", " "));
  }

  static List<Statement> of(String text) {
    var statements = new ArrayList<Statement>();
    int from = 0;
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '{' || c == '}' || c == ';') {
        var part = text.substring(from, i);
        var words = part.stripLeading();
        int before = newlines(part) - newlines(words);
        var end = c;
        statements.add(new Statement(words.strip().replaceAll("\\s+", " "), end, line + before));
        line += newlines(part);
        from = i + 1;
      }
    }
    return statements;
  }

  private static int newlines(String text) {
    return (int) text.chars().filter(c -> c == '\n').count();
  }
}
