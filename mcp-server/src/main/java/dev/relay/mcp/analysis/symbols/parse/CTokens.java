package dev.relay.mcp.analysis.symbols.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The tokens of C and C++ as far as {@link Macros} needs them: words, single characters and
 * literals, without comments and without what the preprocessor alone reads.
 */
final class CTokens {
  /** No character of a source. */
  static final char NONE = 0;

  static final char WORD = 'w';
  static final char LITERAL = '"';

  private static final Pattern DEFINE = Pattern.compile("#[ \\t]*define[ \\t]+(\\w+)");

  private final String text;
  private final List<Macro> defined = new ArrayList<>();
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int[] partners = new int[256];
  private int size;

  CTokens(String text) {
    this.text = text;
    var open = new ArrayDeque<Integer>();
    for (int at = 0; at < text.length(); ) {
      at = next(at, open);
    }
  }

  private int next(int at, Deque<Integer> open) {
    char c = text.charAt(at);
    if (c == '#' && isFirstOfLine(at)) {
      int end = directiveEnd(at);
      define(at, end);
      return end;
    }
    if (text.startsWith("//", at)) {
      return lineEnd(at);
    }
    if (text.startsWith("/*", at)) {
      return after("*/", at + 2);
    }
    if (Character.isWhitespace(c)) {
      return at + 1;
    }
    int end = end(at, c);
    add(at, end, open);
    return end;
  }

  private void define(int start, int end) {
    var matcher = DEFINE.matcher(text).region(start, end);
    if (matcher.lookingAt()) {
      defined.add(new Macro(start, matcher.start(1), matcher.end(1), end));
    }
  }

  private int end(int at, char c) {
    if (text.startsWith("R\"", at) && text.indexOf('(', at) > 0) {
      return after(")" + text.substring(at + 2, text.indexOf('(', at)) + "\"", at + 2);
    }
    if (c == '"' || c == '\'') {
      return quoteEnd(at + 1, c);
    }
    if (!isWord(c)) {
      return at + 1;
    }
    boolean number = Character.isDigit(c);
    int end = at + 1;
    while (end < text.length() && (isWord(text.charAt(end)) || (number && isInNumber(end)))) {
      end++;
    }
    return end;
  }

  private boolean isInNumber(int at) {
    return text.charAt(at) == '.' || text.charAt(at) == '\'';
  }

  private void add(int start, int end, Deque<Integer> open) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
      partners = Arrays.copyOf(partners, size * 2);
    }
    starts[size] = start;
    ends[size] = end;
    partners[size] = -1;
    if (text.charAt(start) == '(') {
      open.push(size);
    } else if (text.charAt(start) == ')' && !open.isEmpty()) {
      int partner = open.pop();
      partners[partner] = size;
      partners[size] = partner;
    }
    size++;
  }

  private int quoteEnd(int from, char quote) {
    int at = from;
    while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at + 1, text.length());
  }

  private int after(String end, int from) {
    int at = text.indexOf(end, from);
    return at < 0 ? text.length() : at + end.length();
  }

  private int lineEnd(int from) {
    int at = text.indexOf('\n', from);
    return at < 0 ? text.length() : at;
  }

  private int directiveEnd(int from) {
    int end = lineEnd(from);
    while (end < text.length() && isContinued(end)) {
      end = lineEnd(end + 1);
    }
    int comment = text.lastIndexOf("/*", end);
    return comment > from && text.indexOf("*/", comment) >= end
        ? lineEnd(after("*/", comment))
        : end;
  }

  private boolean isContinued(int lineEnd) {
    int last = text.charAt(lineEnd - 1) == '\r' ? lineEnd - 2 : lineEnd - 1;
    return text.charAt(last) == '\\';
  }

  private boolean isFirstOfLine(int at) {
    int start = text.lastIndexOf('\n', at) + 1;
    return text.substring(start, at).isBlank();
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  List<Macro> defined() {
    return defined;
  }

  int size() {
    return size;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  /** The other one of a pair of parentheses, or -1. */
  int partner(int token) {
    return partners[token];
  }

  /** What a token is: {@link #WORD}, {@link #LITERAL}, its character, or {@link #NONE} outside. */
  char at(int token) {
    if (token < 0 || token >= size) {
      return NONE;
    }
    char c = text.charAt(starts[token]);
    if (c == '"' || c == '\'' || Character.isDigit(c)) {
      return LITERAL;
    }
    return isWord(c) ? text.charAt(ends[token] - 1) == '"' ? LITERAL : WORD : c;
  }

  String word(int token) {
    return at(token) == WORD ? text.substring(starts[token], ends[token]) : "";
  }

  boolean isLineBetween(int before, int token) {
    int line = text.indexOf('\n', ends[before]);
    return token >= size || (line >= 0 && line < starts[token]);
  }
}
