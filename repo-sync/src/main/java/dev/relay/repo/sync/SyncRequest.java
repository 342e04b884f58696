package dev.relay.repo.sync;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.SyncMethod;
import dev.relay.repo.workspace.Workspace;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is to be synced, and how.
 *
 * @param method for all of them; without it each repository's own, or fast-forward only
 * @param runTests runs the verify commands of what moved
 * @param dryRun fetches, and says what would be done to the checkouts
 */
public record SyncRequest(
    Workspace workspace,
    List<Repository> repositories,
    Optional<SyncMethod> method,
    ConflictPolicy conflicts,
    boolean runTests,
    boolean dryRun) {
  public SyncRequest {
    repositories = List.copyOf(repositories);
  }

  /** Fast-forwards only, unless a repository says otherwise. */
  public static SyncRequest of(Workspace workspace, Collection<Repository> repositories) {
    return new SyncRequest(
        workspace,
        List.copyOf(repositories),
        Optional.empty(),
        ConflictPolicy.MANUAL,
        false,
        false);
  }

  public SyncRequest method(SyncMethod other) {
    return new SyncRequest(
        workspace, repositories, Optional.of(other), conflicts, runTests, dryRun);
  }

  public SyncRequest conflicts(ConflictPolicy other) {
    return new SyncRequest(workspace, repositories, method, other, runTests, dryRun);
  }

  public SyncRequest runTests(boolean other) {
    return new SyncRequest(workspace, repositories, method, conflicts, other, dryRun);
  }

  public SyncRequest dryRun(boolean other) {
    return new SyncRequest(workspace, repositories, method, conflicts, runTests, other);
  }

  SyncMethod methodFor(Repository repository) {
    return method.or(repository::syncMethod).orElse(SyncMethod.FF_ONLY);
  }
}
