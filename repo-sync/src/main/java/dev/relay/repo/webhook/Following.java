package dev.relay.repo.webhook;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;

/** What is done when a branch that a workspace follows has moved at its remote. */
@FunctionalInterface
public interface Following {
  /**
   * Called with the mirror fetched, again after a crash, and not twice at a time for a repository.
   *
   * @param from the head before, which a forced push may have taken from the branch
   */
  void moved(Workspace workspace, Repository repository, Sha from, Sha to);

  /** Called after every look that found the repository's branch, whether or not it moved. */
  default void looked(Workspace workspace, Repository repository) {}
}
