package dev.relay.mcp.analysis.findings.scan;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text file as bytes, and where its lines begin. */
final class TextLines {
  private final byte[] bytes;
  private final int[] starts;
  private final int count;

  TextLines(byte[] bytes) {
    this.bytes = bytes;
    int lines = 1;
    for (byte b : bytes) {
      lines += b == '\n' ? 1 : 0;
    }
    this.starts = new int[lines];
    this.count = lines;
    int line = 1;
    for (int i = 0; i < bytes.length && line < lines; i++) {
      if (bytes[i] == '\n') {
        starts[line++] = i + 1;
      }
    }
  }

  /** From 1. */
  int number(int at) {
    var found = Arrays.binarySearch(starts, at);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Where the line begins that comes after that of a place and so many more. */
  int startAfter(int at, int more) {
    int line = number(at) + more;
    return line < count ? starts[line] : bytes.length;
  }

  /** A piece of the text and the number of its first line. */
  record Excerpt(String text, int line, int from, int to) {
    /** Of a place in it. */
    int number(int offset) {
      return line + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
  }

  /**
   * The lines around a place, cut at {@code reach} bytes before and after it.
   *
   * @param before lines before that of the place
   */
  Excerpt around(int at, int before, int after, int reach) {
    int line = number(at);
    int from = Math.max(starts[Math.max(1, line - before) - 1], at - reach);
    int last = Math.min(count, line + after);
    int end = last == count ? bytes.length : starts[last] - 1;
    return excerpt(from, Math.min(end, at + reach));
  }

  Excerpt excerpt(int from, int to) {
    return new Excerpt(
        new String(bytes, from, to - from, StandardCharsets.UTF_8), number(from), from, to);
  }

  int length() {
    return bytes.length;
  }
}
