package dev.relay.mcp.task;

import dev.relay.repo.git.Sha;
import dev.relay.repo.speech.Words;
import dev.relay.repo.sync.SyncResult;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;

/**
 * A conflict that a sync met, as the matter of a task.
 *
 * @param ref the full name of the checkout's branch that is moved when it is settled
 * @param ours the checkout's commit
 * @param theirs upstream's
 * @param paths in conflict
 */
public record Merge(RepositoryId repository, String ref, Sha ours, Sha theirs, List<String> paths) {
  private static final int NAMED = 3;

  public Merge {
    paths = List.copyOf(paths);
  }

  static Merge of(SyncResult.Conflicted conflict) {
    return new Merge(
        conflict.repository(),
        conflict.ref(),
        conflict.ours(),
        conflict.theirs(),
        conflict.conflicts().stream().map(each -> each.path()).toList());
  }

  public String branch() {
    return ref.replaceFirst("^refs/heads/", "");
  }

  /** Both sides by name, as the request that an agent gets. */
  String description() {
    return "Settle the conflict in "
        + repository
        + ": your "
        + branch()
        + " at "
        + ours.brief()
        + " and upstream's "
        + theirs.brief()
        + " both changed "
        + named()
        + ".";
  }

  String named() {
    var more = paths.size() - NAMED;
    return more > 0
        ? String.join(", ", paths.subList(0, NAMED)) + " and " + Words.count(more, "more", "more")
        : Words.and(paths);
  }

  /** Of the commit that joins both. */
  String message(TaskId task) {
    return "Merge upstream into "
        + branch()
        + "\n\nSettled in "
        + named()
        + ".\n\nRelay-Task: "
        + task
        + "\n";
  }
}
