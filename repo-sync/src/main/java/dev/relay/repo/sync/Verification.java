package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;

/** Runs a repository's verify command where it can do no harm. */
public interface Verification {
  /**
   * Called after a sync moved the checkout to {@code commit}, and only for repositories that have a
   * verify command. Must leave the checkout's files as they are: it works on a copy.
   */
  Outcome verify(Workspace workspace, Repository repository, Path checkout, Sha commit);

  /** A whole sentence that says what to do next when it did not pass. */
  record Outcome(RepositoryId repository, boolean passed, String sentence) {}
}
