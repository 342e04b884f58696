package dev.relay.mcp.analysis.search;

import java.util.Arrays;

/** Finds some bytes among many; skips ahead by what the byte under the needle's end allows. */
final class Finder {
  private final byte[] needle;
  private final byte[] fold;
  private final int[] skips = new int[256];

  /**
   * @param needle not empty; with {@code ignoreCase}, folded
   */
  Finder(byte[] needle, boolean ignoreCase) {
    this.needle = needle.clone();
    this.fold = table(ignoreCase);
    Arrays.fill(skips, needle.length);
    for (int i = 0; i < needle.length - 1; i++) {
      for (int b = 0; b < 256; b++) {
        if (fold[b] == needle[i]) {
          skips[b] = needle.length - 1 - i;
        }
      }
    }
  }

  int length() {
    return needle.length;
  }

  /** Where it begins, at or after {@code from}, and ends before {@code to}; -1 if nowhere. */
  int next(byte[] bytes, int from, int to) {
    int last = needle.length - 1;
    byte end = needle[last];
    for (int i = from + last; i < to; i += skips[bytes[i] & 0xff]) {
      if (fold[bytes[i] & 0xff] == end && isAt(bytes, i - last)) {
        return i - last;
      }
    }
    return -1;
  }

  private boolean isAt(byte[] bytes, int start) {
    for (int i = 0; i < needle.length - 1; i++) {
      if (fold[bytes[start + i] & 0xff] != needle[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] table(boolean ignoreCase) {
    var table = new byte[256];
    for (int b = 0; b < 256; b++) {
      table[b] = (byte) (ignoreCase ? Fold.of(b) : b);
    }
    return table;
  }
}
