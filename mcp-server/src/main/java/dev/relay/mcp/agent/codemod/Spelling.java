package dev.relay.mcp.agent.codemod;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The ways in which code writes a name of several words. */
enum Spelling {
  CAMEL("", Ends.WORD_PART),
  PASCAL("", Ends.INNER_PART),
  SNAKE("_", Ends.WORD),
  KEBAB("-", Ends.WORD),
  SCREAMING("_", Ends.WORD),
  SCREAMING_KEBAB("-", Ends.WORD);

  private final String separator;
  private final Ends ends;

  Spelling(String separator, Ends ends) {
    this.separator = separator;
    this.ends = ends;
  }

  /** Where a name may begin and end within a longer one. */
  private enum Ends {
    /** userName in userNameLength, not in myuserName or userNames. */
    WORD_PART("(?<![\\p{L}\\p{N}])", "(?!\\p{Ll})"),
    /** UserName in getUserNameLength, not in UserNames. */
    INNER_PART("", "(?!\\p{Ll})"),
    /** user_name in get_user_name_length, not in user_names. */
    WORD("(?<![\\p{L}\\p{N}])", "(?!\\p{L})");

    private final String before;
    private final String after;

    Ends(String before, String after) {
      this.before = before;
      this.after = after;
    }
  }

  /** In lower case: [user, name] for userName, user_name, USER-NAME and "user name". */
  static List<String> words(String name) {
    return Arrays.stream(
            name.split("[_\\-\\s]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  String join(List<String> words) {
    return IntStream.range(0, words.size())
        .mapToObj(i -> spell(words.get(i), i))
        .collect(Collectors.joining(separator));
  }

  /** A regular expression for the literal text, where this spelling allows it. */
  String around(String quoted) {
    return ends.before + quoted + ends.after;
  }

  private String spell(String word, int index) {
    return switch (this) {
      case CAMEL -> index == 0 ? word : capital(word);
      case PASCAL -> capital(word);
      case SNAKE, KEBAB -> word;
      case SCREAMING, SCREAMING_KEBAB -> word.toUpperCase(Locale.ROOT);
    };
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
