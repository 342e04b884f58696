package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * What came of events by the rules of workspaces; shown beside the deliveries that told of them.
 */
public final class Reactions {
  private final Database database;

  /**
   * @param database of the module {@code repo}
   */
  public Reactions(Database database) {
    this.database = database;
  }

  /**
   * Stored once per event, repository and workflow.
   *
   * @param task empty when none was started
   */
  public void note(Concerned concerned, String workflow, String task, String sentence) {
    database
        .client()
        .sql(
            "insert into event_reaction (event, workspace, repository, workflow, task, sentence)"
                + " values (?, ?, ?, ?, nullif(?, ''), ?) on conflict do nothing")
        .params(
            concerned.happened().seq(),
            concerned.workspace().name(),
            concerned.repository().id().name(),
            workflow,
            task,
            sentence)
        .update();
  }

  /** How many tasks the rules of a workspace have started since then. */
  public int startedSince(String workspace, Instant then) {
    return database
        .client()
        .sql(
            "select count(*) from event_reaction"
                + " where workspace = ? and at >= ? and task is not null")
        .params(workspace, Timestamp.from(then))
        .query(Integer.class)
        .single();
  }
}
