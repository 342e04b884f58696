package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.AgentEvent;
import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Turns the CLI's messages into agent events. Types it does not know are passed over. */
final class ClaudeReader {
  private static final Set<String> EDITS = Set.of("Write", "Edit", "MultiEdit", "NotebookEdit");
  private static final double MICRO = 1_000_000;
  private final ToolPermission permission;
  private final Consumer<AgentEvent> events;
  private final Map<String, Path> edits = new HashMap<>();
  private long microDollars;

  ClaudeReader(ToolPermission permission, Consumer<AgentEvent> events) {
    this.permission = permission;
    this.events = events;
  }

  void read(JsonNode message) {
    switch (message.path("type").asString("")) {
      case "assistant" -> message.path("message").path("content").forEach(this::block);
      case "user" -> message.path("message").path("content").forEach(this::toolResult);
      case "result" -> spent(message);
      default -> {}
    }
  }

  private void block(JsonNode block) {
    switch (block.path("type").asString("")) {
      case "text" -> {
        var text = block.path("text").asString("").strip();
        if (!text.isEmpty()) {
          events.accept(new AgentEvent.Said(text));
        }
      }
      case "tool_use" -> toolUse(block);
      default -> {}
    }
  }

  private void toolUse(JsonNode block) {
    var tool = block.path("name").asString("");
    var input = block.path("input");
    var target = input.path("file_path").asString(input.path("notebook_path").asString(""));
    var path = target.isEmpty() ? null : permission.within(target).orElse(null);
    if (path != null && EDITS.contains(tool)) {
      edits.put(block.path("id").asString(""), path);
    }
    var on = path == null ? input.path("pattern").asString("") : path.toString();
    var shortened = on.length() > 120 ? on.substring(0, 119) + "…" : on;
    events.accept(
        new AgentEvent.UsedTool(tool, shortened.isEmpty() ? tool : tool + " " + shortened));
  }

  private void toolResult(JsonNode block) {
    var path = edits.remove(block.path("tool_use_id").asString(""));
    if (path != null && !block.path("is_error").asBoolean(false) && path.getNameCount() > 1) {
      var repository = new RepositoryId(path.getName(0).toString());
      var file = path.subpath(1, path.getNameCount()).toString();
      events.accept(new AgentEvent.ChangedFile(repository, file));
    }
  }

  /** The CLI counts money over all turns, tokens per turn. */
  private void spent(JsonNode result) {
    long total = Math.round(result.path("total_cost_usd").asDouble(0) * MICRO);
    long cost = Math.max(0, total - microDollars);
    microDollars = Math.max(total, microDollars);
    var usage = result.path("usage");
    long input =
        usage.path("input_tokens").asLong(0)
            + usage.path("cache_creation_input_tokens").asLong(0)
            + usage.path("cache_read_input_tokens").asLong(0);
    long output = usage.path("output_tokens").asLong(0);
    if (input + output + cost > 0) {
      events.accept(new AgentEvent.Spent(input, output, cost));
    }
  }
}
