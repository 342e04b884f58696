package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Why a commit does not get further now. */
sealed interface Obstacle {
  /** The target branch has commits that touch the same files, or do not merge. */
  record Moved(Sha head) implements Obstacle {}

  /** The target branch has other commits; merging with them is clean, but nobody tested it. */
  record Untested(Sha head) implements Obstacle {}

  /** The target branch is protected, which takes a tap. */
  record Untapped() implements Obstacle {}

  /** Somebody has to do something. */
  record Stopped(String sentence) implements Obstacle {}

  /**
   * Another look may find it gone.
   *
   * @param until no look before; null when nobody knows
   */
  record Waits(String sentence, @Nullable Instant until) implements Obstacle {}
}
