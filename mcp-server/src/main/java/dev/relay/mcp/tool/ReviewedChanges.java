package dev.relay.mcp.tool;

import dev.relay.mcp.review.ReviewedChange;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.PullHeads;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.sync.Differences.Pair;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds the change that is to be reviewed. */
@Component
final class ReviewedChanges {
  private final Focus focus;
  private final Workspaces workspaces;
  private final Tasks tasks;
  private final TaskTrees trees;
  private final Mirrors mirrors;
  private final PullHeads pulls;

  ReviewedChanges(
      Focus focus,
      Workspaces workspaces,
      Tasks tasks,
      TaskTrees trees,
      Mirrors mirrors,
      PullHeads pulls) {
    this.focus = focus;
    this.workspaces = workspaces;
    this.tasks = tasks;
    this.trees = trees;
    this.mirrors = mirrors;
    this.pulls = pulls;
  }

  List<ReviewedChange> of(Call call, ReviewTool.Input input) {
    if ((input.pullRequest() == null) == (input.task() == null)) {
      throw new BadArgument("review needs one of 'pull_request' and 'task': say what to review.");
    }
    return input.pullRequest() == null ? ofTask(call, input) : List.of(ofPull(call, input));
  }

  private ReviewedChange ofPull(Call call, ReviewTool.Input input) {
    var name = PullName.parse(String.valueOf(input.pullRequest()));
    var workspace = focus.workspace(call, input.workspace());
    Repository repository =
        name.in(workspace).orElseGet(() -> focus.one(call, workspace, input.repository()));
    var target = input.base() == null ? repository.branch() : input.base();
    var pull = pulls.fetch(repository, name.number(), target);
    var pair = new Pair(mirrors.gitDir(repository), pull.base(), pull.head());
    return new ReviewedChange(workspace, repository, pair, true);
  }

  private List<ReviewedChange> ofTask(Call call, ReviewTool.Input input) {
    var task = TaskNames.find(tasks, input.task(), call.caller());
    var workspace = workspaces.get(task.workspace());
    var changes =
        tasks
            .changes(task.id(), call.caller())
            .orElseThrow(
                () -> new BadArgument("There are no changes to review yet. " + task.summary()));
    return changes.changes().stream()
        .map(change ->
            new ReviewedChange(
                workspace,
                workspace.repository(change.repository().name()),
                pair(task.id().value(), change),
                false))
        .toList();
  }

  private Pair pair(String task, RepositoryChange change) {
    return trees
        .open(task, change.repository())
        .map(tree -> new Pair(tree.gitDir(), change.base(), change.tree()))
        .orElseThrow(() ->
            new BadArgument(
                "The files of " + change.repository() + " are gone: start the task again."));
  }
}
