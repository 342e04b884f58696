package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Duration;
import java.util.List;

/** How a sync comes along. */
public sealed interface SyncEvent {
  /** The first event. */
  record Started(String sync, List<RepositoryId> repositories) implements SyncEvent {}

  record Fetching(RepositoryId repository) implements SyncEvent {}

  /** A transient failure; it is tried again after {@code pause}. */
  record Retrying(RepositoryId repository, int attempt, Duration pause, String reason)
      implements SyncEvent {}

  record Fetched(RepositoryId repository, Sha head) implements SyncEvent {}

  /** Everything is prepared and safe; the files of the checkout begin to change now. */
  record Applying(RepositoryId repository, Sha from, Sha to) implements SyncEvent {}

  record Finished(SyncResult result) implements SyncEvent {}

  record Tested(Verification.Outcome outcome) implements SyncEvent {}

  /** The last event, whatever happened. */
  record Ended(String sync) implements SyncEvent {}
}
