package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;

/** Runs a repository's verify command where it can do no harm. */
public interface Verification {
  /**
   * Called after a sync moved a checkout to {@code commit}, and only for repositories that have a
   * verify command. Leaves the checkout as it is: the commit's files are written out elsewhere.
   *
   * @param gitDir the checkout's, in which the commit lies
   */
  Outcome verify(Workspace workspace, Repository repository, Path gitDir, Sha commit);

  /** A whole sentence that says what to do next when it did not pass. */
  record Outcome(RepositoryId repository, boolean passed, String sentence) {}
}
