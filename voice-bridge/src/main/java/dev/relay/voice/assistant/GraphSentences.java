package dev.relay.voice.assistant;

import dev.relay.voice.tools.ToolCall;
import java.util.ArrayList;
import tools.jackson.databind.JsonNode;

/** What is said about a workspace, its repositories and their order. */
final class GraphSentences {
  private GraphSentences() {}

  static String of(ToolCall call, JsonNode output) {
    var asked = call.arguments().path("repositories");
    if (call.tool().equals("analyze") && asked.size() == 1) {
      return dependents(asked.get(0).asString(), output);
    }
    var workspaces = output.path("workspaces");
    var first = workspaces.isEmpty() ? output : workspaces.get(0);
    var names = new ArrayList<String>();
    first
        .path("repositories")
        .forEach(r -> names.add(r.isString() ? r.asString() : r.path("name").asString()));
    if (names.isEmpty()) {
      return "There is no workspace yet: add one on the page.";
    }
    return "The workspace %s has %s: %s."
        .formatted(
            first.path("name").asString(first.path("workspace").asString("here")),
            Words.count(names.size(), "repository", "repositories"),
            Words.list(names));
  }

  private static String dependents(String repository, JsonNode output) {
    var names = new ArrayList<String>();
    for (var edge : output.path("edges")) {
      if (edge.path("to").asString().equals(repository)
          && !names.contains(edge.path("from").asString())) {
        names.add(edge.path("from").asString());
      }
    }
    return names.isEmpty()
        ? "Nothing depends on " + repository + "."
        : Words.capital(Words.list(names))
            + (names.size() == 1 ? " depends on " : " depend on ")
            + repository
            + ".";
  }
}
