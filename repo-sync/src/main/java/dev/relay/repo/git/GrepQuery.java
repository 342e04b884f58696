package dev.relay.repo.git;

import java.util.List;

/**
 * What to look for in a tree.
 *
 * @param regex POSIX extended; a literal otherwise
 * @param globs paths to look at, as in {@code .gitignore} ({@code *.java}, {@code src/**}); empty
 *     for all
 * @param limit how many hits are kept, 1 to 10000
 */
public record GrepQuery(
    String pattern, boolean regex, boolean ignoreCase, List<String> globs, int limit) {
  public GrepQuery {
    globs = List.copyOf(globs);
    if (pattern.isEmpty() || pattern.contains("\0") || pattern.contains("\n")) {
      throw new IllegalArgumentException("Search for one line of text that is not empty.");
    }
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("Ask for 1 to 10000 hits.");
    }
  }

  /** Exactly this text, in every file. */
  public static GrepQuery literal(String text, int limit) {
    return new GrepQuery(text, false, false, List.of(), limit);
  }
}
