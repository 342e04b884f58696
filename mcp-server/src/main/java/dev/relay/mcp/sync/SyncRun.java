package dev.relay.mcp.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sync that was asked for.
 *
 * @param endedAt null while it runs
 * @param results one per repository, in the order given; empty while it runs
 * @param sync by which it can be undone; null while it runs
 * @param told sentences about tests and sync rules
 * @param failure a sentence when it ended without results
 */
public record SyncRun(
    String id,
    String userId,
    String workspace,
    List<String> repositories,
    SyncOptions options,
    Instant startedAt,
    @Nullable Instant endedAt,
    List<SyncOutcome> results,
    @Nullable String sync,
    List<String> told,
    @Nullable String failure) {
  public SyncRun {
    repositories = List.copyOf(repositories);
    results = List.copyOf(results);
    told = List.copyOf(told);
  }

  public boolean isRunning() {
    return endedAt == null;
  }
}
