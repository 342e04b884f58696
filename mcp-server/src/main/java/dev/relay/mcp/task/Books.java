package dev.relay.mcp.task;

import dev.relay.mcp.secret.Secrets;
import dev.relay.repo.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Where everything about tasks is written down. */
public record Books(
    TaskJournal journal,
    ChangeSets changeSets,
    Landings landings,
    Merges merges,
    Processes processes) {
  /**
   * @param secrets are taken out of everything that is written
   */
  public static Books of(Database database, InstantSource clock, Secrets secrets) {
    return new Books(
        new TaskJournal(database, clock, secrets),
        new ChangeSets(database, clock),
        new Landings(database, clock),
        new Merges(database),
        new Processes(database));
  }

  public InstantSource clock() {
    return journal.clock();
  }

  Instant in(Duration time) {
    return journal.clock().instant().plus(time);
  }

  /** True when something was said that the last question, if there was one, does not know of. */
  boolean isSteeredSinceAsked(TaskId task) {
    return journal
        .database()
        .client()
        .sql(
            "SELECT EXISTS (SELECT 1 FROM task_event e WHERE e.task = ? AND e.type = 'steered'"
                + " AND e.seq > (SELECT coalesce(max(a.seq), 0) FROM task_event a"
                + " WHERE a.task = e.task AND a.type = 'approval_asked'))")
        .param(task.value())
        .query(Boolean.class)
        .single();
  }

  /** Words for the agent after the event {@code seq}, oldest first. */
  List<TaskEvent> steered(TaskId task, long seq) {
    return journal
        .database()
        .client()
        .sql(
            "SELECT "
                + TaskRows.EVENT
                + " FROM task_event e WHERE e.task = ? AND e.seq > ? AND e.type = 'steered'"
                + " ORDER BY e.seq")
        .params(task.value(), seq)
        .query(TaskRows::event)
        .list();
  }

  /** Words since the task last began to wait for a person, oldest first. */
  List<TaskEvent> saidSinceWaiting(TaskId task) {
    var waiting =
        journal
            .database()
            .client()
            .sql(
                "SELECT coalesce(max(seq), 0) FROM task_event WHERE task = ?"
                    + " AND type = 'state_changed' AND fact ->> 'to' = 'awaiting_person'")
            .param(task.value())
            .query(Long.class)
            .single();
    return steered(task, waiting);
  }

  /** What its agent is given to a task that begins. */
  void give(TaskJournal.Pen pen, String material) {
    journal
        .database()
        .client()
        .sql("UPDATE task SET material = ? WHERE id = ?")
        .params(journal.censor(material), pen.task().id().value())
        .update();
  }

  String material(TaskId task) {
    return journal
        .database()
        .client()
        .sql("SELECT material FROM task WHERE id = ?")
        .param(task.value())
        .query((row, _) -> row.getString(1))
        .single();
  }

  /** What the agent said since it last used a tool, oldest first. */
  List<String> saidAtLast(TaskId task) {
    return journal
        .database()
        .client()
        .sql(
            "SELECT e.fact ->> 'text' FROM task_event e WHERE e.task = ? AND e.type = 'agent_said'"
                + " AND e.seq > (SELECT coalesce(max(u.seq), 0) FROM task_event u"
                + " WHERE u.task = e.task AND u.type = 'agent_used_tool') ORDER BY e.seq")
        .param(task.value())
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** As it stands now. */
  Task task(TaskId id) {
    return journal.locked(id, TaskJournal.Pen::task);
  }
}
