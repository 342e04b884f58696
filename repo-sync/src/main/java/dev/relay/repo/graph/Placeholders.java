package dev.relay.repo.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills <code>${key}</code> in coordinates from the nearest manifest that defines it. */
final class Placeholders {
  private static final Pattern KEY = Pattern.compile("\\$\\{([^{}]*)}");
  private static final int MAX_LENGTH = 500;

  private final Map<String, Map<String, String>> definitions = new HashMap<>();

  private Placeholders(List<Found> manifests) {
    for (var found : manifests) {
      if (!found.manifest().defines().isEmpty()) {
        definitions
            .computeIfAbsent(found.kind() + "/" + found.folder(), place -> new HashMap<>())
            .putAll(found.manifest().defines());
      }
    }
  }

  static List<Found> fill(List<Found> manifests) {
    var placeholders = new Placeholders(manifests);
    return manifests.stream().map(placeholders::filled).toList();
  }

  private Found filled(Found found) {
    var manifest = found.manifest();
    if (definitions.isEmpty()) {
      return found;
    }
    var produces = manifest.produces().stream().map(made -> filled(found, made)).toList();
    var consumes =
        manifest.consumes().stream()
            .map(use ->
                new Manifest.Use(filled(found, use.coordinate()), use.line(), use.confidence()))
            .toList();
    return new Found(
        found.kind(),
        found.path(),
        new Manifest(produces, consumes, manifest.defines(), manifest.notes()));
  }

  private Coordinate filled(Found found, Coordinate coordinate) {
    var name = coordinate.name();
    for (int round = 0; round < 3 && name.contains("${") && name.length() < MAX_LENGTH; round++) {
      name = KEY.matcher(name).replaceAll(key -> value(found, key));
    }
    return new Coordinate(coordinate.space(), name);
  }

  private String value(Found found, java.util.regex.MatchResult key) {
    for (var folder = found.folder(); ; folder = parent(folder)) {
      var value = definitions.getOrDefault(found.kind() + "/" + folder, Map.of()).get(key.group(1));
      if (value != null || folder.isEmpty()) {
        return Matcher.quoteReplacement(value == null ? key.group() : value);
      }
    }
  }

  private static String parent(String folder) {
    return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
  }
}
