package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In the table {@code sync_step} of the module {@code repo}. */
final class PostgresSyncJournal implements SyncJournal {
  private final Database database;

  PostgresSyncJournal(Database database) {
    this.database = database;
  }

  @Override
  public void plan(Step step) {
    var from = step.move().from();
    database
        .client()
        .sql(
            """
            insert into sync_step (sync, workspace, repository, tree, was, ref, from_sha, to_sha, state)
            values (:sync, :workspace, :repository, :tree, :was, :ref, :from, :to, 'planned')
            """)
        .param("sync", step.move().sync())
        .param("workspace", step.workspace())
        .param("repository", step.repository().name())
        .param("tree", step.tree().toString())
        .param("was", step.move().was())
        .param("ref", step.move().ref())
        .param("from", from == null ? null : from.hex())
        .param("to", step.move().to().hex())
        .update();
  }

  @Override
  public Step enter(Step step, State state) {
    database
        .client()
        .sql(
            """
            update sync_step set state = :state, changed_at = now()
            where sync = :sync and repository = :repository
            """)
        .param("state", state.name().toLowerCase(Locale.ROOT))
        .param("sync", step.move().sync())
        .param("repository", step.repository().name())
        .update();
    return step.in(state);
  }

  @Override
  public List<Step> unfinished() {
    return database
        .client()
        .sql("select * from sync_step where state in ('planned', 'applying') order by planned_at")
        .query((row, number) -> step(row))
        .list();
  }

  @Override
  public List<Step> applied(String sync) {
    return database
        .client()
        .sql("select * from sync_step where sync = :sync and state = 'applied' order by repository")
        .param("sync", sync)
        .query((row, number) -> step(row))
        .list();
  }

  @Override
  public Optional<String> newest(String workspace) {
    return database
        .client()
        .sql(
            """
            select sync from sync_step where workspace = :workspace and state = 'applied'
            order by planned_at desc limit 1
            """)
        .param("workspace", workspace)
        .query(String.class)
        .optional();
  }

  private static Step step(ResultSet row) throws SQLException {
    var from = row.getString("from_sha");
    var move =
        new Move(
            row.getString("sync"),
            row.getString("was"),
            row.getString("ref"),
            from == null ? null : new Sha(from),
            new Sha(row.getString("to_sha")));
    return new Step(
        row.getString("workspace"),
        new RepositoryId(row.getString("repository")),
        Path.of(row.getString("tree")),
        move,
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
  }
}
