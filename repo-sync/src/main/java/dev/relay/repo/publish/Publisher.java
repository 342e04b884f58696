package dev.relay.repo.publish;

import dev.relay.repo.git.Commits;
import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.TaskTree;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lands what a person approved, and nothing else. */
public final class Publisher {
  private final Git git;
  private final MergeTrain train;

  public Publisher(Git git, MergeTrain train) {
    this.git = git;
    this.train = train;
  }

  /**
   * Commits, pushes and merges in the order of the change set. Publishing the same approval again
   * makes the same commits and goes on where it stopped.
   *
   * @param landed is told of every commit that has landed, in order, also of those that an earlier
   *     run had landed
   */
  public Landing publish(Approved approved, Consumer<Landing.Commit> landed) {
    var proposals = new ArrayList<Proposal>();
    for (int i = 0; i < approved.changeSet().changes().size(); i++) {
      var change = approved.changeSet().changes().get(i);
      try {
        proposals.add(proposal(approved, change, approved.trees().get(i)));
      } catch (GitFailure e) {
        return new Landing.Stopped(change.repository(), e.sentence(), List.of());
      }
    }
    return train.run(proposals, landed);
  }

  private Proposal proposal(Approved approved, RepositoryChange change, TaskTree tree) {
    requireApprovedBytes(change, tree);
    var commit =
        new Commits(git)
            .write(
                tree.gitDir(),
                change.tree(),
                change.base(),
                approved.author(),
                approved.at(),
                approved.changeSet().message());
    return new Proposal(
        approved.workspace().repository(change.repository().name()),
        tree.gitDir(),
        change.base(),
        commit,
        "relay/" + approved.taskId());
  }

  /** The names were approved; here it is seen that the bytes behind them are still those. */
  private void requireApprovedBytes(RepositoryChange change, TaskTree tree) {
    var type =
        git.run(GitCall.in(tree.gitDir(), "cat-file", "-t", change.tree().hex()).accept(0, 128));
    var whole =
        change.repository().equals(tree.repository())
            && type.line().equals("tree")
            && change
                .patchDigest()
                .equals(new Diffs(git).digest(tree.gitDir(), change.base(), change.tree()));
    if (!whole) {
      throw new GitFailure(
          GitFailure.Kind.MISSING,
          "What was approved for "
              + change.repository()
              + " is not there any more, so nothing was pushed; ask for the change again.");
    }
  }
}
