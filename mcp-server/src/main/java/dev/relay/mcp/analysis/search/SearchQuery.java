package dev.relay.mcp.analysis.search;

import java.util.List;
import java.util.Set;

/**
 * What lines to look for.
 *
 * @param regex in the syntax of RE2; a literal otherwise
 * @param word only where no letter, digit or underscore touches the match
 * @param globs paths to look at, as in {@code .gitignore} ({@code *.java}, {@code src/**}); empty
 *     for all
 * @param languages to look at, by {@link Languages}' names; empty for all
 */
public record SearchQuery(
    String text,
    boolean regex,
    boolean ignoreCase,
    boolean word,
    List<String> globs,
    Set<String> languages) {
  private static final int MAX_LENGTH = 1000;

  public SearchQuery {
    globs = List.copyOf(globs);
    languages = Set.copyOf(languages);
    if (text.isEmpty() || text.contains("\0") || text.contains("\n")) {
      throw new SearchRefused("Search for one line of text that is not empty.");
    }
    if (text.length() > MAX_LENGTH) {
      throw new SearchRefused(
          "Search for at most " + MAX_LENGTH + " characters: a part of the line is enough.");
    }
  }

  /** Exactly this text, in every file. */
  public static SearchQuery literal(String text) {
    return new SearchQuery(text, false, false, false, List.of(), Set.of());
  }
}
