package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import org.jspecify.annotations.Nullable;

/** What is to be done to a checkout. */
sealed interface Plan {
  /** Nothing. */
  record Done(SyncResult result) implements Plan {}

  /**
   * @param was what HEAD names before: a branch by its full name, or HEAD
   * @param ref what it names after
   * @param from null on a branch without a commit
   * @param result what the developer is promised
   */
  record Go(String was, String ref, @Nullable Sha from, Sha to, SyncResult result)
      implements Plan {}
}
