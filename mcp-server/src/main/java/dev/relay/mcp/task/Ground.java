package dev.relay.mcp.task;

import dev.relay.mcp.task.Bases.Fetched;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.Changes;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What tasks stand on: workspaces, fetched heads, trees and what was changed in them. */
record Ground(Workspaces workspaces, Bases bases, TaskTrees trees, Changes changes) {
  private static final Duration FETCH = Duration.ofMinutes(15);

  Workspace workspace(Task task) {
    return workspaces.get(task.workspace());
  }

  /**
   * The heads of all its workspace; throws {@link Work.Blocked} without one that the task needs.
   */
  Fetched fetch(Workspace workspace, Task task) throws InterruptedException {
    var fetched = bases.fetch(workspace.repositories(), FETCH);
    task.repositories().forEach(fetched::head);
    return fetched;
  }

  /** New trees: what a killed run left in them is worth nothing. */
  List<TaskTree> fresh(Task task, List<Repository> repositories, Fetched heads) {
    var id = task.id().value();
    trees.remove(id);
    return repositories.stream()
        .map(repository -> trees.create(id, repository, heads.head(repository.id())))
        .toList();
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
