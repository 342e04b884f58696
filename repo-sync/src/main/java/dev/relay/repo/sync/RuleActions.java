package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.List;

/** What a sync and the rules of its workspace can set off. */
public interface RuleActions {
  /**
   * A branch that a rule watches moved.
   *
   * @param id the same when the same is told again, which happens after a crash; nothing must be
   *     done twice for it
   */
  record Firing(
      String id, Workspace workspace, RepositoryId repository, String branch, Sha from, Sha to) {}

  /** Starts work that brings the dependents to the new version; returns a sentence about it. */
  String updateDependents(Firing firing, List<RepositoryId> dependents);

  /** Tells those who care for these repositories; returns a sentence about it. */
  String inform(Firing firing, List<RepositoryId> informed);

  /**
   * Leaves a conflict, whose checkout was not touched, for an agent or a person to settle; returns
   * a sentence about it. The same conflict may be told again.
   */
  String leave(Workspace workspace, SyncResult.Conflicted conflict);
}
