package dev.relay.mcp.task;

import dev.relay.repo.git.TaskEnds;
import dev.relay.repo.store.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Says of which tasks nothing more can come, so that their trees may go. */
final class EndedTasks implements TaskEnds {
  private final Database database;

  EndedTasks(Database database) {
    this.database = database;
  }

  /** A failed landing can be resumed with the approval it has, so it has not ended. */
  @Override
  public Optional<Instant> endedAt(String taskId) {
    return database
        .client()
        .sql(
            "SELECT updated_at FROM task t WHERE id = ? AND (state IN ('DONE', 'REJECTED',"
                + " 'CANCELLED') OR (state = 'FAILED' AND NOT EXISTS (SELECT FROM approval a WHERE"
                + " a.task = t.id AND a.state = 'APPROVED')))")
        .param(taskId)
        .query(OffsetDateTime.class)
        .optional()
        .map(OffsetDateTime::toInstant);
  }
}
