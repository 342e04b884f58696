package dev.relay.voice.assistant;

import dev.relay.repo.speech.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.databind.JsonNode;

/** What is said about a search; the places themselves are on the page. */
final class SearchSentences {
  private SearchSentences() {}

  static String of(JsonNode output) {
    var query = output.path("query").asString("that");
    var total = output.path("total").asLong(output.path("hits").size());
    if (total == 0) {
      return "I found no place with " + query + ". Try another spelling.";
    }
    var byRepository = new LinkedHashMap<String, Integer>();
    for (var hit : output.path("hits")) {
      byRepository.merge(hit.path("repository").asString(), 1, Integer::sum);
    }
    var truncated = output.path("truncated").asBoolean(false);
    var found =
        "I found %s%s of %s in %s"
            .formatted(
                truncated ? "at least " : "",
                Words.count(total, "place"),
                query,
                Words.count(byRepository.size(), "repository", "repositories"));
    if (truncated || byRepository.size() < 2) {
      return found + ": " + Words.few(new ArrayList<>(byRepository.keySet())) + ".";
    }
    var each = new ArrayList<String>();
    byRepository.forEach((name, n) -> each.add(Words.number(n) + " in " + name));
    return found + ": " + Words.few(each) + ".";
  }
}
