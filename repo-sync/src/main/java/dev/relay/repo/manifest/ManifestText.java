package dev.relay.repo.manifest;

import dev.relay.repo.graph.UnreadableManifest;
import dev.relay.repo.yaml.Utf8;
import java.util.Arrays;
import java.util.List;

/** The text of a manifest, with the line of each place in it. */
final class ManifestText {
  private static final int MAX_NESTING = 100;

  private final String text;
  private final int[] starts;

  private ManifestText(String text) {
    this.text = text;
    this.starts =
        java.util.stream.IntStream.concat(
                java.util.stream.IntStream.of(0),
                java.util.stream.IntStream.range(0, text.length())
                    .filter(i -> text.charAt(i) == '\n')
                    .map(i -> i + 1))
            .toArray();
  }

  /** Throws {@link UnreadableManifest} for what is no UTF-8 text. */
  static ManifestText of(byte[] content) {
    return new ManifestText(Utf8.of(content));
  }

  String text() {
    return text;
  }

  List<String> lines() {
    return text.lines().toList();
  }

  /** From 1. */
  int line(int offset) {
    var found = Arrays.binarySearch(starts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Parsers that call themselves for each bracket would run out of stack. */
  ManifestText shallow() {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '[', '{', '(' -> depth++;
        case ']', '}', ')' -> depth = Math.max(0, depth - 1);
        default -> {}
      }
      if (depth > MAX_NESTING) {
        throw new UnreadableManifest("it is nested too deeply.");
      }
    }
    return this;
  }

  /**
   * The same with blanks for {@code //} and {@code /*} comments, so that places stay where they
   * are.
   */
  ManifestText withoutComments() {
    var clean = new StringBuilder(text);
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      int end = i + 1;
      if (c == '"' || c == '\'') {
        end = stringEnd(i, c);
      } else if (text.startsWith("//", i)) {
        end = blank(clean, i, endOf("\n", i, 0));
      } else if (text.startsWith("/*", i)) {
        end = blank(clean, i, endOf("*/", i + 2, 2));
      }
      i = end;
    }
    return new ManifestText(clean.toString());
  }

  private int endOf(String mark, int from, int length) {
    var end = text.indexOf(mark, from);
    return end < 0 ? text.length() : end + length;
  }

  private static int blank(StringBuilder clean, int from, int to) {
    for (int i = from; i < to; i++) {
      if (clean.charAt(i) != '\n') {
        clean.setCharAt(i, ' ');
      }
    }
    return Math.max(to, from + 1);
  }

  private int stringEnd(int start, char quote) {
    for (int i = start + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == quote || c == '\n') {
        return i + 1;
      }
    }
    return text.length();
  }
}
