package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import org.jspecify.annotations.Nullable;

/** What a sync did to one repository. */
public sealed interface SyncResult {
  RepositoryId repository();

  record UpToDate(RepositoryId repository, Sha sha) implements SyncResult {}

  /** {@code from} is null when the repository was not here before. */
  record FastForwarded(RepositoryId repository, @Nullable Sha from, Sha to) implements SyncResult {}

  record Merged(RepositoryId repository, Sha from, Sha to) implements SyncResult {}

  record Rebased(RepositoryId repository, Sha from, Sha to) implements SyncResult {}

  record Squashed(RepositoryId repository, Sha from, Sha to) implements SyncResult {}

  record Conflicted(RepositoryId repository, String reason) implements SyncResult {}

  record Skipped(RepositoryId repository, String reason) implements SyncResult {}

  record Unreachable(RepositoryId repository, String reason) implements SyncResult {}
}
