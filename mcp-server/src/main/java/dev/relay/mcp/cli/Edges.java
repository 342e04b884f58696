package dev.relay.mcp.cli;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What depends on what, as an answer has it. */
final class Edges {
  private Edges() {}

  /** What a repository depends on itself. */
  static String from(JsonNode graph, String repository) {
    return graph
        .path("edges")
        .valueStream()
        .filter(edge -> Json.text(edge, "from").equals(repository))
        .map(edge -> Json.text(edge, "to"))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  static Table table(JsonNode edges) {
    var table = new Table("REPOSITORY", "DEPENDS ON", "BECAUSE OF");
    for (var edge : edges) {
      var more = edge.path("reasons").size() - 1;
      var because = reason(edge) + (more > 0 ? " and " + more + " more" : "");
      table.row(Json.text(edge, "from"), Json.text(edge, "to"), because);
    }
    return table;
  }

  /** "go.mod:3 (go, 90 %)". */
  static String reason(JsonNode reason) {
    return "%s (%s, %d %%)"
        .formatted(
            Json.text(reason, "evidence"),
            Json.text(reason, "kind"),
            Math.round(reason.path("confidence").asDouble() * 100));
  }
}
