package dev.relay.voice.assistant;

import dev.relay.repo.speech.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What is said about a sync: what moved, and what needs a person. */
final class SyncSentences {
  private SyncSentences() {}

  static String of(JsonNode output) {
    var moved = new ArrayList<String>();
    var troubled = new ArrayList<String>();
    var results = output.path("results");
    for (var result : results) {
      var repository = result.path("repository").asString();
      switch (kind(result)) {
        case "uptodate" -> {}
        case "conflicted", "unreachable", "skipped" ->
            troubled.add(repository + ": " + sentence(result));
        default -> moved.add(repository);
      }
    }
    var said = new ArrayList<>(List.of(summary(results.size(), moved)));
    said.addAll(troubled);
    return String.join(" ", said);
  }

  private static String summary(int all, List<String> moved) {
    if (all == 0) {
      return "There was nothing to sync.";
    }
    return moved.isEmpty()
        ? "Nothing new came in."
        : "I brought " + Words.few(moved) + " up to date.";
  }

  private static String kind(JsonNode result) {
    return result.path("result").asString("").toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  private static String sentence(JsonNode result) {
    var reason =
        result.path("reason").asString("it was " + result.path("result").asString("skipped"));
    return reason.endsWith(".") ? reason : reason + ".";
  }
}
