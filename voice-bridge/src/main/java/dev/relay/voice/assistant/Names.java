package dev.relay.voice.assistant;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names as they were spoken, made into names as they are written. */
final class Names {
  private static final Pattern EVERYTHING =
      Pattern.compile(
          "(?:everything|everywhere|it all|all|(?:all|every one)(?: of)?(?: the| my| our)?"
              + " (?:repositories|repos|projects)|every (?:repository|repo|project)|the workspace"
              + "|the repositories|the repos|repositories|repos)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern EVERYWHERE =
      Pattern.compile(
          "\\b(?:everywhere|(?:all|every)(?: of)?(?: the| my| our)? (?:repositor(?:y|ies)|repos?|projects?))\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PLACES =
      Pattern.compile(
          "^(.*)\\s+(?:in|across|within|inside|throughout|of)\\s+((?:only )?[\\w.,&\\- ]+)$",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DECORATION =
      Pattern.compile(
          "^(?:only |just )*(?:the |my |our )?|\\s+(?:repository|repositories|repo|repos|project|projects|only)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AND = Pattern.compile("\\s*(?:,\\s*and\\s+|,|&|\\s+and\\s+)\\s*");

  private final KnownRepositories known;

  Names(KnownRepositories known) {
    this.known = known;
  }

  /** What is left of a sentence, and the repositories named at its end; none means all. */
  record Placed(String rest, List<String> repositories) {}

  /** Only repositories that exist count: "in the parser" is part of what is meant. */
  Placed places(String text) {
    var match = PLACES.matcher(text);
    if (!match.matches()) {
      return new Placed(text, List.of());
    }
    var where = match.group(2).strip();
    var rest = match.group(1).strip();
    if (EVERYTHING.matcher(where).matches()) {
      return new Placed(rest, List.of());
    }
    var names = new ArrayList<String>();
    for (var spoken : spoken(where)) {
      var name = exact(spoken);
      if (name.isEmpty()) {
        return new Placed(text, List.of());
      }
      names.add(name.get());
    }
    return new Placed(rest, List.copyOf(names));
  }

  /**
   * "the shared API and backend" are {@code shared-api} and {@code backend}; "all" is nobody. Names
   * of no repository stay as they were said: the tool says which there are.
   */
  List<String> repositories(String text) {
    if (EVERYTHING.matcher(text.strip()).matches()) {
      return List.of();
    }
    return spoken(text).stream()
        .map(name ->
            exact(name).orElseGet(() -> name.toLowerCase(Locale.ROOT).replaceAll("\\s+", "-")))
        .toList();
  }

  private static List<String> spoken(String text) {
    var names = new ArrayList<String>();
    for (var part : AND.split(text.strip())) {
      var bare = DECORATION.matcher(part.strip()).replaceAll("").strip();
      if (!bare.isEmpty() && !EVERYTHING.matcher(bare).matches()) {
        names.add(bare);
      }
    }
    return names;
  }

  /** The repository that is called so, with or without "the" and "repository" around it. */
  Optional<String> known(String spoken) {
    return exact(DECORATION.matcher(spoken.strip()).replaceAll("").strip());
  }

  /** Those whose names stand anywhere in a sentence, in its order; none means all. */
  List<String> mentioned(String sentence) {
    if (EVERYWHERE.matcher(sentence).find()) {
      return List.of();
    }
    var places = new TreeMap<Integer, String>();
    for (var name : known.names()) {
      var match = asSpoken(name).matcher(sentence);
      if (match.find()) {
        places.put(match.start(), name);
      }
    }
    return List.copyOf(places.values());
  }

  /** {@code shared-api} is said "shared API" too; it is not a part of another word. */
  private static Pattern asSpoken(String name) {
    var parts = Stream.of(name.split("[^\\p{L}\\p{N}]+")).map(Pattern::quote).toList();
    return Pattern.compile(
        "(?<![\\w-])" + String.join("[\\s_.-]?", parts) + "(?![\\w-])", Pattern.CASE_INSENSITIVE);
  }

  private Optional<String> exact(String spoken) {
    return known.names().stream().filter(name -> letters(name).equals(letters(spoken))).findFirst();
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  /** "display name" is {@code displayName}; one word stays, and so do words in quotes. */
  static String identifier(String spoken) {
    var bare = spoken.strip();
    if (bare.length() > 1 && "\"'`".indexOf(bare.charAt(0)) >= 0) {
      return bare.contains(" ") ? bare : bare.substring(1, bare.length() - 1);
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
