package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskId;
import dev.relay.mcp.task.Tasks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From the task argument of a tool to the task; without one it is the newest. */
final class TaskNames {
  static final String ABOUT = "A task's id, as implement gave it; without it, the newest task.";

  private TaskNames() {}

  static Task find(Tasks tasks, @Nullable String id, Caller caller) {
    return id == null ? tasks.latest(caller) : tasks.get(parse(tasks, id, caller), caller);
  }

  static TaskId parse(Tasks tasks, String id, Caller caller) {
    try {
      return new TaskId(id.strip());
    } catch (IllegalArgumentException e) {
      var newest =
          tasks.list(caller, false, 1).stream()
              .findFirst()
              .map(task -> ": the newest is " + task.id() + ", '" + task.description() + "'.")
              .orElse(": none was started yet.");
      throw new BadArgument("There is no task '" + id + "'" + newest);
    }
  }

  static Optional<TaskId> optional(Tasks tasks, @Nullable String id, Caller caller) {
    return Optional.ofNullable(id).map(given -> parse(tasks, given, caller));
  }
}
