package dev.relay.mcp.task;

import dev.relay.mcp.task.TaskJournal.Pen;
import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.RepositoryId;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** The landing journal: what of a task is on its remotes. */
public final class Landings {
  private final Database database;
  private final InstantSource clock;

  public Landings(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** False when it stood there already. */
  boolean record(Pen pen, Landing.Commit commit) {
    return database
            .client()
            .sql(
                "INSERT INTO landing (task, repository, sha, user_id, branch, merged, link, at)"
                    + " VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''), ?) ON CONFLICT DO NOTHING")
            .params(
                pen.task().id().value(),
                commit.repository().name(),
                commit.sha().hex(),
                pen.task().userId(),
                commit.branch(),
                commit.merged(),
                commit.link() == null ? "" : commit.link(),
                Timestamp.from(clock.instant()))
            .update()
        == 1;
  }

  /** True when nothing newer was told of this pull request. */
  boolean known(Pen pen, TaskEvent.PullRequest fact) {
    return database
        .client()
        .sql(
            "SELECT fact FROM task_event WHERE task = ? AND type = 'pull_request'"
                + " AND fact ->> 'repository' = ? ORDER BY seq DESC LIMIT 1")
        .params(pen.task().id().value(), fact.repository())
        .query((row, _) -> FactJson.read("pull_request", row.getString("fact")))
        .optional()
        .filter(fact::equals)
        .isPresent();
  }

  /** In the order in which they landed. */
  List<Landing.Commit> of(TaskId task) {
    return since(task, Instant.EPOCH);
  }

  /** Only those that landed at that time or later, such as by an approval given then. */
  List<Landing.Commit> since(TaskId task, Instant then) {
    return database
        .client()
        .sql("SELECT * FROM landing WHERE task = ? AND at >= ? ORDER BY position")
        .params(task.value(), Timestamp.from(then))
        .query((row, _) ->
            new Landing.Commit(
                new RepositoryId(row.getString("repository")),
                new Sha(row.getString("sha")),
                row.getString("branch"),
                row.getBoolean("merged"),
                row.getString("link")))
        .list();
  }
}
