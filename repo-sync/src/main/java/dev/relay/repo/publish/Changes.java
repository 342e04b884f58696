package dev.relay.repo.publish;

import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.git.TaskTrees;
import java.util.List;

/** Takes stock of what was done in task trees. */
public final class Changes {
  private final TaskTrees trees;
  private final Diffs diffs;

  public Changes(TaskTrees trees, Diffs diffs) {
    this.trees = trees;
    this.diffs = diffs;
  }

  /**
   * What differs from the bases, in the order given; repositories without a change are left out.
   */
  public ChangeSet of(List<TaskTree> changed, String message) {
    var changes =
        changed.stream().map(this::change).filter(change -> !change.files().isEmpty()).toList();
    return new ChangeSet(changes, message);
  }

  private RepositoryChange change(TaskTree tree) {
    var snapshot = trees.snapshot(tree);
    return new RepositoryChange(
        tree.repository(),
        tree.base(),
        snapshot,
        diffs.digest(tree.gitDir(), tree.base(), snapshot),
        diffs.files(tree.gitDir(), tree.base(), snapshot));
  }
}
