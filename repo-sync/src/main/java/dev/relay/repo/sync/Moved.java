package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repository whose checkout has other files than before. */
record Moved(Repository repository, Sha to) {
  static Optional<Sha> to(@Nullable SyncResult result) {
    return switch (result) {
      case null -> Optional.empty();
      case SyncResult.FastForwarded r -> Optional.of(r.to());
      case SyncResult.Merged r -> Optional.of(r.to());
      case SyncResult.Rebased r -> Optional.of(r.to());
      case SyncResult.Squashed r -> Optional.of(r.to());
      case SyncResult.UpToDate _,
          SyncResult.Conflicted _,
          SyncResult.Skipped _,
          SyncResult.Unreachable _ ->
          Optional.empty();
    };
  }
}
