package dev.relay.mcp.task;

import dev.relay.mcp.agent.Logbook.Left;
import dev.relay.mcp.sandbox.Detached.Handle;
import dev.relay.mcp.task.TaskJournal.Pen;
import dev.relay.repo.store.Database;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** Which process works on which task, and how much of what it says was reported. */
public final class Processes {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Database database;

  Processes(Database database) {
    this.database = database;
  }

  /** Another one for the same piece of work goes on with what that cost. */
  void began(Pen pen, Handle handle) {
    database
        .client()
        .sql(
            "INSERT INTO task_process (task, user_id, handle) VALUES (?, ?, ?::jsonb)"
                + " ON CONFLICT (task) DO UPDATE SET handle = excluded.handle, reported = 0")
        .params(pen.task().id().value(), pen.task().userId(), JSON.writeValueAsString(handle))
        .update();
  }

  void reported(Pen pen, long read, long microDollars) {
    database
        .client()
        .sql("UPDATE task_process SET reported = ?, spent = spent + ? WHERE task = ?")
        .params(read, microDollars, pen.task().id().value())
        .update();
  }

  /** The work is done, or given up. */
  void close(Pen pen) {
    forget(pen.task().id());
  }

  /** Whoever works on it begins anew. */
  void forget(TaskId task) {
    database.client().sql("DELETE FROM task_process WHERE task = ?").param(task.value()).update();
  }

  /** What is left of tasks that are over, as when a machine went down while one was cancelled. */
  List<Handle> ofEnded() {
    return database
        .client()
        .sql(
            "DELETE FROM task_process p USING task t WHERE t.id = p.task AND t.state IN"
                + " ('DONE', 'REJECTED', 'FAILED', 'CANCELLED') RETURNING p.handle")
        .query((row, _) -> JSON.readValue(row.getString("handle"), Handle.class))
        .list();
  }

  Optional<Left> left(TaskId task) {
    return database
        .client()
        .sql("SELECT handle, reported, spent FROM task_process WHERE task = ?")
        .param(task.value())
        .query((row, _) ->
            new Left(
                JSON.readValue(row.getString("handle"), Handle.class),
                row.getLong("reported"),
                row.getLong("spent")))
        .optional();
  }
}
