package dev.relay.repo.publish;

import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.TaskTree;

/** The names were approved; here it is seen that the bytes behind them are still those. */
public final class ApprovedBytes {
  private ApprovedBytes() {}

  public static void require(Git git, RepositoryChange change, TaskTree tree) {
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
