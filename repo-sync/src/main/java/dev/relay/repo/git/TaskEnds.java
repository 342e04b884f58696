package dev.relay.repo.git;

import java.time.Instant;
import java.util.Optional;

/** Asked before the trees of a task are removed; answered by whoever keeps the tasks. */
public interface TaskEnds {
  /**
   * When the task ended for good; empty while anything may still come of it: it is open, could be
   * resumed, or is not known.
   */
  Optional<Instant> endedAt(String taskId);
}
