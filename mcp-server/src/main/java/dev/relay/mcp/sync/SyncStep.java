package dev.relay.mcp.sync;

import org.jspecify.annotations.Nullable;

/**
 * How far one repository of a run has come.
 *
 * @param phase waiting, fetching, retrying, fetched, moving or done
 * @param result when done, as {@link SyncOutcome} names it
 * @param note why it is tried again, or what its tests said
 */
public record SyncStep(
    String repository, String phase, @Nullable String result, @Nullable String note) {
  static SyncStep at(String repository, String phase) {
    return new SyncStep(repository, phase, null, null);
  }
}
