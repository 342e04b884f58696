package dev.relay.mcp.cli;

import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A graph as Markdown pages can draw it. */
final class Mermaid {
  private Mermaid() {}

  /** An arrow leads from what depends to what it depends on. */
  static String of(JsonNode graph) {
    var ids = new HashMap<String, String>();
    var text = new StringBuilder("flowchart LR");
    for (var level : graph.path("levels")) {
      for (var name : level) {
        text.append("\n  %s[\"%s\"]".formatted(id(ids, name.asString()), name.asString()));
      }
    }
    for (var edge : graph.path("edges")) {
      var from = id(ids, Json.text(edge, "from"));
      text.append("\n  %s --> %s".formatted(from, id(ids, Json.text(edge, "to"))));
    }
    return text.toString();
  }

  /** Names may hold what Mermaid understands otherwise. */
  private static String id(Map<String, String> ids, String name) {
    return ids.computeIfAbsent(name, _ -> "r" + ids.size());
  }
}
