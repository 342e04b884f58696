package dev.relay.mcp.sync;

import dev.relay.repo.sync.ConflictPolicy;
import dev.relay.repo.sync.SyncRequest;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.SyncMethod;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a sync is asked for.
 *
 * @param method null for each repository's own
 * @param conflictResolution null for manual
 */
public record SyncOptions(
    @Nullable SyncMethod method,
    @Nullable ConflictPolicy conflictResolution,
    boolean runTests,
    boolean dryRun) {
  public static final SyncOptions USUAL = new SyncOptions(null, null, false, false);

  SyncRequest request(Workspace workspace, List<Repository> repositories) {
    return new SyncRequest(
        workspace,
        repositories,
        Optional.ofNullable(method),
        conflictResolution == null ? ConflictPolicy.MANUAL : conflictResolution,
        runTests,
        dryRun);
  }
}
