package dev.relay.voice.assistant;

import dev.relay.repo.speech.Words;
import dev.relay.voice.tools.ToolCall;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is said about names: where they are defined, and who calls them. */
final class SymbolSentences {
  private SymbolSentences() {}

  static String of(ToolCall call, JsonNode output) {
    var name = call.arguments().path("symbol").asString("that");
    var total = output.path("total").asLong(0);
    return call.arguments().path("action").asString("").equals("callers")
        ? callers(name, total, output.path("callers"))
        : definitions(name, total, output.path("definitions"));
  }

  private static String definitions(String name, long total, JsonNode found) {
    if (found.isEmpty()) {
      return "I found no definition of %s. Say: search for %s.".formatted(name, name);
    }
    var first = found.get(0);
    var place =
        "%s is a %s in %s, %s line %d"
            .formatted(
                name,
                first.path("kind").asString(),
                first.path("repository").asString(),
                file(first.path("path").asString()),
                first.path("line").asInt());
    return total == 1
        ? place + "."
        : "%s; %s more, in %s."
            .formatted(place, Words.number(total - 1), Words.few(repositories(found)));
  }

  private static String callers(String name, long total, JsonNode found) {
    return found.isEmpty()
        ? "I found nobody who calls %s. Say: search for %s.".formatted(name, name)
        : "%s is called in %s, in %s."
            .formatted(name, Words.count(total, "place"), Words.few(repositories(found)));
  }

  private static List<String> repositories(JsonNode found) {
    Set<String> names = new LinkedHashSet<>();
    found.forEach(each -> names.add(each.path("repository").asString()));
    return List.copyOf(names);
  }

  private static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
