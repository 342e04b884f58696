package dev.relay.mcp.task;

import dev.relay.mcp.task.TaskJournal.Pen;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.store.Database;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The change sets of tasks, numbered within each; the last one is what the task would land. */
public final class ChangeSets {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Database database;
  private final InstantSource clock;

  public ChangeSets(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Returns its number. */
  int save(Pen pen, ChangeSet changes) {
    return database
        .client()
        .sql(
            "INSERT INTO change_set (task, number, user_id, digest, message, changes, created_at)"
                + " SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ?::jsonb, ?"
                + " FROM change_set WHERE task = ? RETURNING number")
        .params(
            pen.task().id().value(),
            pen.task().userId(),
            changes.digest(),
            changes.message(),
            JSON.writeValueAsString(changes.changes()),
            Timestamp.from(clock.instant()),
            pen.task().id().value())
        .query(Integer.class)
        .single();
  }

  /** The number of the last one; 0 when there is none. */
  int last(TaskId task) {
    return database
        .client()
        .sql("SELECT coalesce(max(number), 0) FROM change_set WHERE task = ?")
        .param(task.value())
        .query(Integer.class)
        .single();
  }

  public Optional<ChangeSet> latest(TaskId task) {
    return read("SELECT * FROM change_set WHERE task = ? ORDER BY number DESC LIMIT 1", task);
  }

  public Optional<ChangeSet> get(TaskId task, int number) {
    return read("SELECT * FROM change_set WHERE task = ? AND number = ?", task, number);
  }

  private Optional<ChangeSet> read(String sql, TaskId task, Object... more) {
    return database
        .client()
        .sql(sql)
        .param(task.value())
        .params(more)
        .query((row, _) ->
            new ChangeSet(
                Arrays.asList(JSON.readValue(row.getString("changes"), RepositoryChange[].class)),
                row.getString("message")))
        .optional();
  }
}
