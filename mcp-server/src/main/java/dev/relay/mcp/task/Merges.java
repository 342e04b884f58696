package dev.relay.mcp.task;

import dev.relay.mcp.task.TaskJournal.Pen;
import dev.relay.repo.git.Sha;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.RepositoryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Which tasks settle conflicts. */
public final class Merges {
  private static final String OPEN =
      " AND t.state NOT IN ('DONE', 'REJECTED', 'FAILED', 'CANCELLED')"
          + " ORDER BY t.created_at DESC LIMIT 1";

  private final Database database;

  Merges(Database database) {
    this.database = database;
  }

  void save(Pen pen, Merge merge) {
    database
        .client()
        .sql(
            "INSERT INTO task_merge (task, user_id, workspace, repository, ref, ours, theirs, paths)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            pen.task().id().value(),
            pen.task().userId(),
            pen.task().workspace(),
            merge.repository().name(),
            merge.ref(),
            merge.ours().hex(),
            merge.theirs().hex(),
            merge.paths().toArray(String[]::new))
        .update();
  }

  /** Empty for a task of any other kind. */
  public Optional<Merge> of(TaskId task) {
    return database
        .client()
        .sql("SELECT * FROM task_merge WHERE task = ?")
        .param(task.value())
        .query(Merges::merge)
        .optional();
  }

  /** One that is not over and begins with the same commit of the checkout. */
  Optional<Task> open(String userId, String workspace, Merge merge) {
    return database
        .client()
        .sql(
            "SELECT t.* FROM task t JOIN task_merge m ON m.task = t.id WHERE m.user_id = ?"
                + " AND m.workspace = ? AND m.repository = ? AND m.ours = ?"
                + OPEN)
        .params(userId, workspace, merge.repository().name(), merge.ours().hex())
        .query(TaskRows::task)
        .optional();
  }

  /** The newest one of the repository that is not over. */
  Optional<Task> open(String userId, String workspace, RepositoryId repository) {
    return database
        .client()
        .sql(
            "SELECT t.* FROM task t JOIN task_merge m ON m.task = t.id WHERE m.user_id = ?"
                + " AND m.workspace = ? AND m.repository = ?"
                + OPEN)
        .params(userId, workspace, repository.name())
        .query(TaskRows::task)
        .optional();
  }

  private static Merge merge(ResultSet row, int number) throws SQLException {
    return new Merge(
        new RepositoryId(row.getString("repository")),
        row.getString("ref"),
        new Sha(row.getString("ours")),
        new Sha(row.getString("theirs")),
        List.of((String[]) row.getArray("paths").getArray()));
  }
}
