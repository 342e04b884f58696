package dev.relay.mcp.api;

import dev.relay.mcp.task.FactJson;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskEvent;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task as REST shows it. */
record TaskJson(
    String id,
    String userId,
    String workspace,
    String description,
    List<String> repositories,
    String agent,
    String agentReason,
    @Nullable String undoes,
    String state,
    String summary,
    long lastSeq,
    Instant createdAt,
    Instant updatedAt) {
  static TaskJson of(Task task) {
    return new TaskJson(
        task.id().value(),
        task.userId(),
        task.workspace(),
        task.description(),
        task.repositories().stream().map(RepositoryId::name).toList(),
        task.agent(),
        task.agentReason(),
        task.undoes() == null ? null : task.undoes().value(),
        FactJson.state(task.state()),
        task.summary(),
        task.lastSeq(),
        task.createdAt(),
        task.updatedAt());
  }

  /** An event with the fields of its fact beside its own. */
  static Map<String, Object> event(TaskEvent event) {
    var json = new LinkedHashMap<String, Object>();
    json.put("task", event.task().value());
    json.put("seq", event.seq());
    json.put("at", event.at());
    json.put("sentence", event.sentence());
    json.put("type", FactJson.type(event.fact()));
    FactJson.fields(event.fact())
        .properties()
        .forEach(field -> json.putIfAbsent(field.getKey(), field.getValue()));
    return json;
  }
}
