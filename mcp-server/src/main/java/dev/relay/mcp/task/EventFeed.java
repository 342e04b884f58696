package dev.relay.mcp.task;

import java.time.Duration;
import java.util.List;

/**
 * The events of all tasks of a user, and the notices to them, in an order that a cursor can follow:
 * none is skipped and none comes twice, whatever commits late.
 */
public interface EventFeed {
  /** Entries after {@code cursor}, oldest first; a cursor that is none is refused. */
  List<Entry> after(String cursor, String userId, int limit);

  /** Like {@link #after} with a limit of 200, but waits for the first one; empty after a while. */
  List<Entry> await(String cursor, String userId, Duration wait);

  /** The cursor behind everything there is. */
  String now();

  /** One thing that happened. */
  sealed interface Entry {
    /** Of this entry; opaque. */
    String cursor();
  }

  /**
   * @param task as it stands now, not as it was then
   */
  record Happened(String cursor, TaskEvent event, Task task) implements Entry {}

  record Told(String cursor, Notice notice) implements Entry {}
}
