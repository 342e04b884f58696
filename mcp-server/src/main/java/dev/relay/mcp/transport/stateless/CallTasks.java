package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.asking.MissingCapability;
import dev.relay.mcp.transport.McpRefusal;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;

/** The calls that are followed as tasks; they end with this process. */
final class CallTasks {
  /** With no more room a call is answered when it is done, as without tasks. */
  private static final int ROOM = 1000;

  private final Map<String, CallTask> tasks = new ConcurrentHashMap<>();
  private final InstantSource clock;
  private final Consumer<CallTask> changed;

  CallTasks(InstantSource clock, Consumer<CallTask> changed) {
    this.clock = clock;
    this.changed = changed;
  }

  /** {@code interrupt} stops the work. */
  Optional<CallTask> create(Caller caller, Runnable interrupt) {
    if (tasks.size() >= ROOM) {
      tasks.values().removeIf(CallTask::isOver);
    }
    if (tasks.size() >= ROOM) {
      return Optional.empty();
    }
    var task =
        new CallTask(UUID.randomUUID().toString(), caller.userId(), clock, changed, interrupt);
    tasks.put(task.id(), task);
    return Optional.of(task);
  }

  Optional<CallTask> find(Caller caller, Object id) {
    return Optional.ofNullable(tasks.get(String.valueOf(id)))
        .filter(task -> task.belongsTo(caller.userId()));
  }

  /** The result of one of the extension's methods. */
  Map<String, Object> handle(Caller caller, Envelope envelope, McpSchema.JSONRPCRequest call) {
    if (!envelope.followsTasks()) {
      throw MissingCapability.extension(Envelope.TASKS);
    }
    var params = Json.object(call.params());
    var task = find(caller, params.getOrDefault("taskId", "")).orElseThrow(() -> unknown(call));
    return switch (call.method()) {
      case "tasks/get" -> task.told();
      case "tasks/update" -> {
        task.answer(Json.object(params.get("inputResponses")));
        yield new LinkedHashMap<>();
      }
      case "tasks/cancel" -> {
        task.cancel();
        yield new LinkedHashMap<>();
      }
      default -> throw unknown(call);
    };
  }

  private static McpRefusal unknown(McpSchema.JSONRPCRequest call) {
    return new McpRefusal(
        HttpStatus.OK,
        McpSchema.ErrorCodes.INVALID_PARAMS,
        "There is no task with that id: it never was, or is kept no longer.",
        call.id());
  }
}
