package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;

/** What undoing a sync did to one repository. */
public sealed interface UndoResult {
  RepositoryId repository();

  /** A whole sentence. */
  String sentence();

  /** The checkout is as it was before the sync. */
  record Restored(RepositoryId repository, Sha sha) implements UndoResult {
    @Override
    public String sentence() {
      return repository + " is back at " + sha.brief() + ".";
    }
  }

  /** Nothing was changed; the sentence says why and what to do. */
  record Kept(RepositoryId repository, String sentence) implements UndoResult {}
}
