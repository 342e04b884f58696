package dev.relay.repo.sync;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;

/**
 * Where checkouts lie.
 *
 * @param folder of those that Relay made, as {@code <workspace>/<repository>}
 */
record Places(Path folder) {
  Path of(Workspace workspace, Repository repository) {
    return repository
        .checkout()
        .orElseGet(() -> folder.resolve(workspace.name()).resolve(repository.id().name()));
  }

  /** No workspace has a name that begins with a dot. */
  Path scratch() {
    return folder.resolve(".scratch");
  }
}
