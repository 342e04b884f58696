package dev.relay.mcp.resource;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.workspace.UnknownName;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What a task changed. */
@Component
final class TaskDiffResource implements Resource {
  private static final int MAX_CHARS = 2 << 20;

  private final Tasks tasks;

  TaskDiffResource(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public Definition definition() {
    return new Definition(
        "relay://tasks/{task}/diff",
        "task-diff",
        "Changes of a task",
        "The patch of a task, repository by repository in the order in which it lands, 2 MB at"
            + " most.",
        "text/x-diff");
  }

  @Override
  public String read(Caller caller, Map<String, String> variables) {
    var id = Variables.task(tasks, variables, caller).id();
    var changes =
        tasks
            .changes(id, caller)
            .orElseThrow(() -> UnknownName.of("change of task", id.value(), List.of()));
    var patches = new StringBuilder();
    for (var change : changes.changes()) {
      if (patches.length() > MAX_CHARS) {
        return patches.append("# There is more: read it with the tool diff.\n").toString();
      }
      patches.append("# ").append(change.repository().name()).append('\n');
      patches.append(tasks.patch(id, change.repository(), null, caller));
    }
    return patches.toString();
  }
}
