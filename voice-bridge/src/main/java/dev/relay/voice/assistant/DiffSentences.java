package dev.relay.voice.assistant;

import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** What is said about a change set: how much, and where. */
final class DiffSentences {
  private DiffSentences() {}

  static String of(JsonNode output) {
    var repositories = new ArrayList<String>();
    long files = 0;
    long added = 0;
    long removed = 0;
    for (var repository : output.path("repositories")) {
      repositories.add(repository.path("repository").asString());
      for (var file : repository.path("files")) {
        files++;
        added += file.path("added").asLong(0);
        removed += file.path("removed").asLong(0);
      }
    }
    if (repositories.isEmpty()) {
      return "Nothing has changed yet.";
    }
    return "%s changed in %s: %s added and %s removed. The diff is on the screen."
        .formatted(
            Words.capital(Words.count(files, "file")),
            Words.list(repositories),
            Words.count(added, "line"),
            Words.number(removed));
  }
}
