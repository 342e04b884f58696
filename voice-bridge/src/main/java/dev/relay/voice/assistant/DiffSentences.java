package dev.relay.voice.assistant;

import dev.relay.repo.speech.Words;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** What is said about a change set: how much, and where. */
final class DiffSentences {
  private DiffSentences() {}

  static String of(JsonNode output) {
    var repositories = new ArrayList<String>();
    long added = 0;
    long removed = 0;
    for (var file : output.path("files")) {
      var repository = file.path("repository").asString();
      if (!repositories.contains(repository)) {
        repositories.add(repository);
      }
      added += file.path("added").asLong(0);
      removed += file.path("removed").asLong(0);
    }
    var files = output.path("total").asLong(output.path("files").size());
    if (repositories.isEmpty()) {
      return "Nothing has changed yet.";
    }
    return "%s changed in %s: %s added and %s removed. The diff is on the screen."
        .formatted(
            Words.capital(Words.count(files, "file")),
            Words.few(repositories),
            Words.count(added, "line"),
            Words.number(removed));
  }
}
