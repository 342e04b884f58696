package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.AgentEvent;
import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Turns the CLI's messages into agent events. Types it does not know are passed over. */
final class ClaudeReader {
  private static final Set<String> EDITS = Set.of("Write", "Edit", "MultiEdit", "NotebookEdit");
  private static final double MICRO = 1_000_000;
  private final ToolPermission permission;
  private final Map<String, Path> edits = new HashMap<>();
  private String session = "";
  private long microDollars;

  /**
   * @param microDollars what the session cost until now
   */
  ClaudeReader(ToolPermission permission, long microDollars) {
    this.permission = permission;
    this.microDollars = microDollars;
  }

  /** As the CLI calls it, to go on with it in another process; empty before it began. */
  String session() {
    return session;
  }

  List<AgentEvent> read(JsonNode message) {
    var events = new ArrayList<AgentEvent>();
    switch (message.path("type").asString("")) {
      case "system" -> session = message.path("session_id").asString(session);
      case "assistant" -> message.path("message").path("content").forEach(b -> block(b, events));
      case "user" -> message.path("message").path("content").forEach(b -> toolResult(b, events));
      case "result" -> spent(message, events);
      default -> {}
    }
    return events;
  }

  private void block(JsonNode block, List<AgentEvent> events) {
    switch (block.path("type").asString("")) {
      case "text" -> {
        var text = block.path("text").asString("").strip();
        if (!text.isEmpty()) {
          events.add(new AgentEvent.Said(text));
        }
      }
      case "tool_use" -> toolUse(block, events);
      default -> {}
    }
  }

  private void toolUse(JsonNode block, List<AgentEvent> events) {
    var tool = block.path("name").asString("");
    var input = block.path("input");
    var target = input.path("file_path").asString(input.path("notebook_path").asString(""));
    var path = target.isEmpty() ? null : permission.within(target).orElse(null);
    if (path != null && EDITS.contains(tool)) {
      edits.put(block.path("id").asString(""), path);
    }
    var on = path == null ? input.path("pattern").asString("") : path.toString();
    var shortened = on.length() > 120 ? on.substring(0, 119) + "…" : on;
    events.add(new AgentEvent.UsedTool(tool, shortened.isEmpty() ? tool : tool + " " + shortened));
  }

  private void toolResult(JsonNode block, List<AgentEvent> events) {
    var path = edits.remove(block.path("tool_use_id").asString(""));
    if (path != null && !block.path("is_error").asBoolean(false) && path.getNameCount() > 1) {
      var repository = new RepositoryId(path.getName(0).toString());
      var file = path.subpath(1, path.getNameCount()).toString();
      events.add(new AgentEvent.ChangedFile(repository, file));
    }
  }

  /** The CLI counts money over all turns and processes of a session, tokens per turn. */
  private void spent(JsonNode result, List<AgentEvent> events) {
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
      events.add(new AgentEvent.Spent(input, output, cost));
    }
  }
}
