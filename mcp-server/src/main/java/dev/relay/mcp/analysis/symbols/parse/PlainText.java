package dev.relay.mcp.analysis.symbols.parse;

import java.util.Arrays;

/**
 * A source and the same with one ASCII letter for each that is none, which is what the native
 * parser gets: a byte there is a letter here, and no encoding can go wrong on the way.
 */
final class PlainText {
  private final String source;
  private final String plain;
  private final int[] lineStarts;

  PlainText(String source) {
    this.source = source;
    this.plain = plain(source);
    this.lineStarts = lineStarts(source);
  }

  private static String plain(String source) {
    if (source.chars().allMatch(c -> c > 0 && c < 128)) {
      return source;
    }
    var letters = source.toCharArray();
    for (int i = 0; i < letters.length; i++) {
      var c = letters[i];
      if (c == 0 || c >= 128) {
        letters[i] = Character.isLetterOrDigit(c) || Character.isSurrogate(c) ? 'x' : ' ';
      }
    }
    return new String(letters);
  }

  private static int[] lineStarts(String source) {
    var starts = new int[64];
    int lines = 1;
    for (int at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, lines * 2);
      }
      starts[lines++] = at + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  String plain() {
    return plain;
  }

  String text(int start, int end) {
    return source.substring(start, end);
  }

  /** From 1. */
  int line(int offset) {
    var at = Arrays.binarySearch(lineStarts, offset);
    return at >= 0 ? at + 1 : -at - 1;
  }

  int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** Without the line's end. */
  int lineEnd(int line) {
    return line < lineStarts.length ? lineStarts[line] - 1 : source.length();
  }
}
