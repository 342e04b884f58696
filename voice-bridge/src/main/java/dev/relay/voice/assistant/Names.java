package dev.relay.voice.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names as they were spoken, made into names as they are written. */
final class Names {
  private static final Pattern EVERYTHING =
      Pattern.compile(
          "(?:everything|everywhere|it all|all|(?:all|every one)(?: of)?(?: the| my| our)?"
              + " (?:repositories|repos|projects)|every (?:repository|repo|project)|the workspace"
              + "|the repositories|the repos|repositories|repos)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACES =
      Pattern.compile(
          "^(.*?)\\s+(?:in|across|within|inside|throughout|for)\\s+((?:only )?[\\w.,&\\- ]+)$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DECORATION =
      Pattern.compile(
          "^(?:only |just )*(?:the |my |our )?|\\s+(?:repository|repositories|repo|repos|project|projects|only)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AND = Pattern.compile("\\s*(?:,\\s*and\\s+|,|&|\\s+and\\s+)\\s*");

  private Names() {}

  /** What is left of a sentence, and the repositories named at its end; none means all. */
  record Placed(String rest, List<String> repositories) {}

  static Placed places(String text) {
    Matcher match = PLACES.matcher(text);
    if (!match.matches()) {
      return new Placed(text, List.of());
    }
    var named = repositories(match.group(2));
    var plausible = named.stream().allMatch(name -> name.split("-").length <= 3);
    return plausible ? new Placed(match.group(1).strip(), named) : new Placed(text, List.of());
  }

  /** "the shared API and backend" are {@code shared-api} and {@code backend}; "all" is nobody. */
  static List<String> repositories(String text) {
    if (EVERYTHING.matcher(text.strip()).matches()) {
      return List.of();
    }
    var names = new ArrayList<String>();
    for (var part : AND.split(text.strip())) {
      var bare = DECORATION.matcher(part.strip()).replaceAll("").strip();
      if (!bare.isEmpty() && !EVERYTHING.matcher(bare).matches()) {
        names.add(bare.toLowerCase(Locale.ROOT).replaceAll("\\s+", "-"));
      }
    }
    return List.copyOf(names);
  }

  /** "display name" is {@code displayName}; what is one word already, or quoted, stays. */
  static String identifier(String spoken) {
    var bare = spoken.strip();
    if (bare.length() > 1 && "\"'`".indexOf(bare.charAt(0)) >= 0) {
      return bare.substring(1, bare.length() - 1);
    }
    var words = bare.split("\\s+");
    var joined = new StringBuilder(words.length == 1 ? bare : words[0].toLowerCase(Locale.ROOT));
    for (int i = 1; i < words.length; i++) {
      joined.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT));
      joined.append(words[i].substring(1).toLowerCase(Locale.ROOT));
    }
    return joined.toString();
  }
}
