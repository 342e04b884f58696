package dev.relay.voice.realtime;

import dev.relay.voice.tools.ToolCall;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the page shows beside a sentence; the kinds are listed in docs/architecture.md. */
final class Cards {
  private Cards() {}

  static Optional<ObjectNode> of(ToolCall call, JsonNode output) {
    if (!output.isObject() || output.has("error") || output.has("pending")) {
      return Optional.empty();
    }
    return switch (call.tool()) {
      case "implement", "publish", "tasks", "steer" -> task(output);
      case "search" ->
          Optional.of(copy("hits", output, List.of("query", "total", "truncated", "hits")));
      case "symbols" -> Optional.of(symbols(call, output));
      case "diff" -> Optional.of(copy("diff", output, List.of("task")));
      case "status" -> Optional.of(card("status").setAll((ObjectNode) output));
      case "sync" -> Optional.of(copy("sync", output, List.of("results")));
      case "analyze", "workspaces" ->
          Optional.of(call.arguments().has("symbol") ? places(call, output) : graph(output));
      default -> Optional.empty();
    };
  }

  /** Who is touched when something changes is shown as what was found. */
  private static ObjectNode places(ToolCall call, JsonNode output) {
    var card = copy("hits", output, List.of("total", "truncated"));
    card.set("query", call.arguments().path("symbol"));
    card.set("hits", output.path("consumers"));
    return card;
  }

  /** Definitions and callers are shown as what was found. */
  private static ObjectNode symbols(ToolCall call, JsonNode output) {
    var card = copy("hits", output, List.of("total", "truncated"));
    card.set("query", call.arguments().path("symbol"));
    var hits = card.putArray("hits");
    for (var each : output.path(output.has("callers") ? "callers" : "definitions")) {
      var text = each.path("signature").asString(each.path("name").asString(""));
      hits.addObject()
          .put("repository", each.path("repository").asString(""))
          .put("path", each.path("path").asString(""))
          .put("line", each.path("line").asInt(0))
          .put("text", text);
    }
    return card;
  }

  /** The page asks for the graph itself; all it needs is the name. */
  private static ObjectNode graph(JsonNode output) {
    return card("graph").put("workspace", output.path("workspace").path("name").asString(""));
  }

  private static Optional<ObjectNode> task(JsonNode output) {
    return output.path("task").isObject()
        ? Optional.of(copy("task", output, List.of("task")))
        : Optional.empty();
  }

  private static ObjectNode copy(String kind, JsonNode output, List<String> names) {
    var card = card(kind);
    for (var name : names) {
      if (output.has(name)) {
        card.set(name, output.get(name));
      }
    }
    return card;
  }

  private static ObjectNode card(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }
}
