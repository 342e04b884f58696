package dev.relay.mcp.testing;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.agent.AgentChoice;
import dev.relay.mcp.task.TaskId;
import dev.relay.mcp.task.TaskRefused;
import dev.relay.mcp.task.TaskRefused.Kind;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.UnknownName;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a task changed, as it would land. */
final class TaskFiles {
  private final Tasks tasks;
  private final TaskTrees trees;
  private final AgentChoice agents;

  TaskFiles(Tasks tasks, TaskTrees trees, AgentChoice agents) {
    this.tasks = tasks;
    this.trees = trees;
    this.agents = agents;
  }

  record At(Path gitDir, Sha tree) {}

  /**
   * @param byModel what runs only where it is confined
   */
  record Changed(Map<RepositoryId, At> files, boolean byModel) {}

  Changed of(TaskId id, Caller caller) {
    var task = tasks.get(id, caller);
    var changes =
        tasks
            .changes(id, caller)
            .orElseThrow(() ->
                new TaskRefused(
                    Kind.WRONG_STATE, "There are no changes to test yet. " + task.summary()));
    var files = new LinkedHashMap<RepositoryId, At>();
    changes.changes().forEach(change -> files.put(change.repository(), at(id, change)));
    return new Changed(files, task.undoes() == null && isModel(task.agent()));
  }

  private At at(TaskId id, RepositoryChange change) {
    return trees
        .open(id.value(), change.repository())
        .map(tree -> new At(tree.gitDir(), change.tree()))
        .orElseThrow(() ->
            new TaskRefused(
                Kind.WRONG_STATE,
                "The files of " + change.repository() + " are gone: start the task again."));
  }

  /** Whoever is not known any more may have been one. */
  private boolean isModel(String agent) {
    try {
      return agents.named(agent).isModelDriven();
    } catch (UnknownName e) {
      return true;
    }
  }
}
