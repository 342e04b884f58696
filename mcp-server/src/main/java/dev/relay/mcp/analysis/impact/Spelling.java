package dev.relay.mcp.analysis.impact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The ways in which a name of several words is written. */
final class Spelling {
  private static final Pattern BORDER =
      Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private Spelling() {}

  /** In lower case. */
  static List<String> words(String name) {
    return BORDER
        .splitAsStream(name)
        .filter(word -> !word.isEmpty())
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }

  /** {@code userName} is also user_name, user-name, USER_NAME and UserName. */
  static Set<String> others(String name) {
    var words = words(name);
    var others = new LinkedHashSet<String>();
    if (words.size() > 1) {
      others.add(String.join("_", words));
      others.add(words.getFirst() + capital(words.subList(1, words.size())));
      others.add(capital(words));
      others.add(String.join("-", words));
      others.add(String.join("_", words).toUpperCase(Locale.ROOT));
      others.remove(name);
    }
    return others;
  }

  /** {@code UserName}. */
  static String capital(List<String> words) {
    return words.stream()
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }
}
