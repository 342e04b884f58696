package dev.relay.voice.assistant;

import dev.relay.repo.speech.Words;
import dev.relay.voice.tools.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What is said about a workspace, its repositories, their order, and why it is so. */
final class GraphSentences {
  private static final int FEW = 3;

  private GraphSentences() {}

  static String of(ToolCall call, JsonNode output) {
    if (call.arguments().has("symbol")) {
      return output.path("summary").asString("Done.");
    }
    var asked = call.arguments().path("repository").asString("");
    if (!asked.isEmpty()) {
      return switch (call.arguments().path("type").asString("")) {
        case "dependencies" -> dependencies(asked, output);
        case "impact" -> dependents(asked, output);
        default -> dependencies(asked, output) + " " + dependents(asked, output);
      };
    }
    if (output.path("workspace").isObject()) {
      return one(output.path("workspace"));
    }
    var names = new ArrayList<String>();
    output.path("workspaces").forEach(workspace -> names.add(workspace.path("name").asString()));
    return names.isEmpty()
        ? "There is no workspace yet: add one on the page."
        : "There are the workspaces " + Words.few(names) + ".";
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
            Words.few(names));
  }

  private static String dependencies(String repository, JsonNode output) {
    var links = links(output, "from", repository);
    return links.isEmpty()
        ? Words.capital(repository) + " depends on no other repository here."
        : "%s depends on %s%s."
            .formatted(Words.capital(repository), Words.few(ends(links, "to")), why(links, "to"));
  }

  private static String dependents(String repository, JsonNode output) {
    var links = links(output, "to", repository);
    var direct = ends(links, "from");
    var indirect = new ArrayList<>(strings(output.path("dependents")));
    indirect.removeAll(direct);
    if (direct.isEmpty() && indirect.isEmpty()) {
      return "Nothing depends on " + repository + ".";
    }
    if (direct.isEmpty()) {
      return Words.capital(depend(indirect)) + " on " + repository + ".";
    }
    var through = indirect.isEmpty() ? "" : " Through them, " + depend(indirect) + " on it too.";
    return "%s on %s%s.%s"
        .formatted(Words.capital(depend(direct)), repository, why(links, "from"), through);
  }

  private static String depend(List<String> names) {
    return Words.few(names) + (names.size() == 1 ? " depends" : " depend");
  }

  /** Said for a few links only; the graph on the screen has them all. */
  private static String why(List<JsonNode> links, String end) {
    if (links.size() > FEW) {
      return "; the graph on the screen says why";
    }
    if (links.size() == 1) {
      return ", because " + evidence(links.getFirst());
    }
    return links.stream()
        .map(link -> end(link, end) + " because " + evidence(link))
        .collect(Collectors.joining(", ", ": ", ""));
  }

  private static String evidence(JsonNode link) {
    var evidence = link.path("evidence").asString("");
    return evidence.matches(".*:\\d+") ? "of " + evidence : "the workspace says so";
  }

  private static List<String> ends(List<JsonNode> links, String end) {
    return links.stream().map(link -> end(link, end)).toList();
  }

  private static List<JsonNode> links(JsonNode output, String end, String repository) {
    return output
        .path("workspace")
        .path("edges")
        .valueStream()
        .filter(link -> end(link, end).equals(repository))
        .toList();
  }

  private static String end(JsonNode link, String end) {
    return link.path(end).asString("");
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
