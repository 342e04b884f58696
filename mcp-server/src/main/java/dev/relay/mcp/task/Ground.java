package dev.relay.mcp.task;

import dev.relay.repo.git.TaskTree;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.Changes;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import java.util.Optional;

/** What tasks stand on: workspaces, fetched heads, trees and what was changed in them. */
record Ground(Workspaces workspaces, Bases bases, TaskTrees trees, Changes changes) {
  Workspace workspace(Task task) {
    return workspaces.get(task.workspace());
  }

  /** The trees of a change set, in its order. */
  List<TaskTree> trees(Task task, ChangeSet changes) {
    return changes.changes().stream().map(change -> tree(task, change.repository())).toList();
  }

  TaskTree tree(Task task, RepositoryId repository) {
    return find(task, repository)
        .orElseThrow(() ->
            new TaskRefused(
                TaskRefused.Kind.WRONG_STATE,
                "The files of " + repository + " are gone: start the task again."));
  }

  Optional<TaskTree> find(Task task, RepositoryId repository) {
    return trees.open(task.id().value(), repository);
  }
}
