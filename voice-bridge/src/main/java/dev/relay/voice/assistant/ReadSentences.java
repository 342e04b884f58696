package dev.relay.voice.assistant;

import dev.relay.repo.speech.Words;
import tools.jackson.databind.JsonNode;

/** What is said about a file; nobody wants code read aloud. */
final class ReadSentences {
  private ReadSentences() {}

  static String of(JsonNode output) {
    var lines = output.path("total").asLong(0);
    return "%s in %s %s; it is on the screen."
        .formatted(
            Words.capital(Words.file(output.path("path").asString("the file"))),
            output.path("repository").asString("the repository"),
            lines > 0 ? "has " + Words.count(lines, "line") : "is found");
  }
}
