package dev.relay.repo.edit;

import dev.relay.repo.workspace.RemoteUrl;
import java.util.Optional;

/** Asks a remote for its default branch. */
public interface DefaultBranch {
  /** Empty when the remote can't be asked or has none. */
  Optional<String> of(RemoteUrl url);
}
