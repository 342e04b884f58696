package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import org.jspecify.annotations.Nullable;

/**
 * From one commit to another, as the journal keeps it.
 *
 * @param sync the id of the sync, also the name of the backup
 * @param was what HEAD names before: a branch by its full name, or HEAD itself when it is detached
 * @param ref what it names after; where that is the same branch, the branch is moved
 * @param from null on a branch without a commit
 */
record Move(String sync, String was, String ref, @Nullable Sha from, Sha to) {
  static final String DETACHED = "HEAD";
}
