package dev.relay.mcp.analysis.symbols;

import dev.relay.repo.workspace.Repository;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the other spellings of a name, as columns, JSON fields and variables have them. */
final class Spellings {
  private static final Pattern BORDER =
      Pattern.compile("[_-]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private static final List<String> DATA =
      List.of(
          "*.json",
          "*.yaml",
          "*.yml",
          "*.sql",
          "*.xml",
          "*.toml",
          "*.proto",
          "*.graphql",
          "*.properties",
          "*.env",
          "*.tf",
          "*.html");

  private static final double SPELLED = 0.3;
  private static final double SAME = 0.45;

  private final TextPlaces places;

  Spellings(TextPlaces places) {
    this.places = places;
  }

  /** {@code userName} is also user_name, user-name, USER_NAME and UserName. */
  static Set<String> of(String name) {
    var words = BORDER.splitAsStream(name).filter(w -> !w.isEmpty()).map(Spellings::lower).toList();
    var spellings = new LinkedHashSet<String>();
    if (words.size() > 1) {
      var camel = words.stream().map(Spellings::capital).collect(Collectors.joining());
      spellings.add(String.join("_", words));
      spellings.add(String.join("-", words));
      spellings.add(String.join("_", words).toUpperCase(Locale.ROOT));
      spellings.add(words.getFirst() + camel.substring(words.getFirst().length()));
      spellings.add(camel);
      spellings.remove(name);
    }
    return spellings;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  List<Used> find(List<Repository> repositories, String name, int limit) {
    var found = new ArrayList<Used>();
    for (var line : places.find(repositories, whole(List.of(name)), DATA, limit)) {
      found.add(used(line, name, SAME, "the same name in data"));
    }
    var others = of(name);
    if (!others.isEmpty()) {
      for (var line : places.find(repositories, whole(others), List.of(), limit)) {
        var spelling = others.stream().filter(line.text()::contains).findFirst().orElse(name);
        found.add(used(line, spelling, SPELLED, "another spelling"));
      }
    }
    return found;
  }

  private static Used used(TextPlaces.Line line, String name, double confidence, String reason) {
    return new Used(
        line.repository(), line.path(), line.line(), name, "text", "", confidence, reason);
  }

  /** As whole words. */
  static String whole(Iterable<String> names) {
    var quoted = new ArrayList<String>();
    names.forEach(name -> quoted.add(name.replaceAll("[^A-Za-z0-9_-]", "\\\\$0")));
    return "(^|[^A-Za-z0-9_-])(" + String.join("|", quoted) + ")([^A-Za-z0-9_-]|$)";
  }
}
