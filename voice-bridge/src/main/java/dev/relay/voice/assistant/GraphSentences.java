package dev.relay.voice.assistant;

import dev.relay.voice.tools.ToolCall;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What is said about a workspace, its repositories and their order. */
final class GraphSentences {
  private GraphSentences() {}

  static String of(ToolCall call, JsonNode output) {
    var asked = call.arguments().path("repository").asString("");
    if (!asked.isEmpty()) {
      return dependents(asked, strings(output.path("dependents")));
    }
    if (output.path("workspace").isObject()) {
      return one(output.path("workspace"));
    }
    var names = new ArrayList<String>();
    output.path("workspaces").forEach(workspace -> names.add(workspace.path("name").asString()));
    return names.isEmpty()
        ? "There is no workspace yet: add one on the page."
        : "There are the workspaces " + Words.list(names) + ".";
  }

  private static String one(JsonNode workspace) {
    var names = new ArrayList<String>();
    for (var level : workspace.path("levels")) {
      names.addAll(strings(level));
    }
    return "The workspace %s has %s; changes land in the order %s."
        .formatted(
            workspace.path("name").asString(),
            Words.count(names.size(), "repository", "repositories"),
            Words.list(names));
  }

  private static String dependents(String repository, List<String> names) {
    return names.isEmpty()
        ? "Nothing depends on " + repository + "."
        : "%s %s on %s."
            .formatted(
                Words.capital(Words.list(names)),
                names.size() == 1 ? "depends" : "depend",
                repository);
  }

  private static List<String> strings(JsonNode array) {
    var strings = new ArrayList<String>();
    array.forEach(element -> strings.add(element.asString()));
    return strings;
  }
}
