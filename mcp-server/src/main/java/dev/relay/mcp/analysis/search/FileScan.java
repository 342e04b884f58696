package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.search.LineMatcher.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the lines of a file that can match. One of them serves many threads. */
final class FileScan {
  /** As far as git looks for it. */
  private static final int BINARY = 8000;

  private final LineMatcher matcher;
  private final @Nullable Finder needed;

  FileScan(LineMatcher matcher, Need need) {
    this.matcher = matcher;
    this.needed = need.longest().map(text -> new Finder(text.bytes(), true)).orElse(null);
  }

  /** Takes a line that matches. */
  interface Lines {
    /**
     * @param number counted from 1
     * @param end where the next line begins, or one less
     */
    void line(int number, int start, int end, Span match);
  }

  static boolean isBinary(byte[] content) {
    for (int i = 0; i < Math.min(BINARY, content.length); i++) {
      if (content[i] == 0) {
        return true;
      }
    }
    return false;
  }

  void scan(byte[] content, Lines lines) {
    int number = 1;
    int counted = 0;
    for (int start = next(content, 0); start >= 0; ) {
      int end = end(content, start);
      Optional<Span> match = matcher.find(content, start, end);
      if (match.isPresent()) {
        number += count(content, counted, start);
        counted = start;
        lines.line(number, start, end, match.get());
      }
      start = next(content, end + 1);
    }
  }

  /** Where the next line begins that can match; -1 when there is none. */
  private int next(byte[] content, int from) {
    if (from >= content.length) {
      return -1;
    }
    if (needed == null) {
      return from;
    }
    int start = needed.next(content, from, content.length);
    while (start > from && content[start - 1] != '\n') {
      start--;
    }
    return start;
  }

  private static int end(byte[] content, int start) {
    int end = start;
    while (end < content.length && content[end] != '\n') {
      end++;
    }
    return end;
  }

  private static int count(byte[] content, int from, int to) {
    int count = 0;
    for (int i = from; i < to; i++) {
      if (content[i] == '\n') {
        count++;
      }
    }
    return count;
  }
}
