package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskId;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.workspace.UnknownName;
import java.util.Map;

/** The names that templates and prompts give to what they are about. */
final class Variables {
  static final String WORKSPACE = "workspace";
  static final String REPOSITORY = "repository";
  static final String PATH = "path";
  static final String REF = "ref";
  static final String TASK = "task";

  private Variables() {}

  static String of(Map<String, String> variables, String name) {
    return variables.getOrDefault(name, "");
  }

  static Task task(Tasks tasks, Map<String, String> variables, Caller caller) {
    var id = of(variables, TASK);
    try {
      return tasks.get(new TaskId(id), caller);
    } catch (IllegalArgumentException e) {
      throw UnknownName.of(
          "task",
          id,
          tasks.list(caller, false, 3).stream().map(task -> task.id().value()).toList());
    }
  }
}
