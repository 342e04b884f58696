package dev.relay.mcp.sync;

import dev.relay.repo.store.Database;
import dev.relay.repo.sync.SyncReport;
import dev.relay.repo.sync.Verification.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Syncs in PostgreSQL. */
public final class SyncRunRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Database database;
  private final String node;

  /**
   * @param node names this Relay over restarts; the checkouts that a sync moves are its own
   */
  public SyncRunRows(Database database, String node) {
    this.database = database;
    this.node = node;
  }

  /** Together with {@code also}, or not at all. */
  void insert(SyncRun run, Runnable also) {
    database
        .transactions()
        .executeWithoutResult(_ -> {
          database
              .client()
              .sql(
                  "INSERT INTO sync_run (id, user_id, workspace, repositories, dry_run, options,"
                      + " node, started_at) VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?)")
              .params(
                  run.id(),
                  run.userId(),
                  run.workspace(),
                  run.repositories().toArray(String[]::new),
                  run.options().dryRun(),
                  JSON.writeValueAsString(run.options()),
                  node,
                  Timestamp.from(run.startedAt()))
              .update();
          also.run();
        });
  }

  void end(String id, SyncReport report, Instant at) {
    var results =
        report.results().stream().map(each -> SyncOutcome.of(each, report.tests())).toList();
    var told =
        Stream.concat(report.tests().stream().map(Outcome::sentence), report.rules().stream());
    database
        .client()
        .sql(
            "UPDATE sync_run SET results = ?::jsonb, sync = ?, told = ?, ended_at = ? WHERE id = ?")
        .params(
            JSON.writeValueAsString(results),
            report.id(),
            told.toArray(String[]::new),
            Timestamp.from(at),
            id)
        .update();
  }

  void fail(String id, String sentence, Instant at) {
    database
        .client()
        .sql("UPDATE sync_run SET failure = ?, ended_at = ? WHERE id = ?")
        .params(sentence, Timestamp.from(at), id)
        .update();
  }

  Optional<SyncRun> find(String id) {
    return database
        .client()
        .sql("SELECT * FROM sync_run WHERE id = ?")
        .param(id)
        .query(SyncRunRows::run)
        .optional();
  }

  List<SyncRun> running(String userId) {
    return database
        .client()
        .sql("SELECT * FROM sync_run WHERE user_id = ? AND ended_at IS NULL ORDER BY started_at")
        .param(userId)
        .query(SyncRunRows::run)
        .list();
  }

  List<SyncRun> newest(String userId, int limit) {
    return database
        .client()
        .sql("SELECT * FROM sync_run WHERE user_id = ? ORDER BY started_at DESC, id LIMIT ?")
        .params(userId, limit)
        .query(SyncRunRows::run)
        .list();
  }

  /** What an earlier process of this Relay left. */
  List<SyncRun> unfinished() {
    return database
        .client()
        .sql("SELECT * FROM sync_run WHERE node = ? AND ended_at IS NULL ORDER BY started_at")
        .param(node)
        .query(SyncRunRows::run)
        .list();
  }

  /** Those of a workspace go on under the name that it has now. */
  void rename(String workspace, String name) {
    database
        .client()
        .sql("UPDATE sync_run SET workspace = ? WHERE workspace = ?")
        .params(name, workspace)
        .update();
  }

  void forget(Instant before) {
    database
        .client()
        .sql("DELETE FROM sync_run WHERE ended_at < ?")
        .param(Timestamp.from(before))
        .update();
  }

  private static SyncRun run(ResultSet row, int number) throws SQLException {
    var ended = row.getObject("ended_at", OffsetDateTime.class);
    return new SyncRun(
        row.getString("id"),
        row.getString("user_id"),
        row.getString("workspace"),
        List.of((String[]) row.getArray("repositories").getArray()),
        options(row.getString("options")),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant(),
        results(row.getString("results")),
        row.getString("sync"),
        List.of((String[]) row.getArray("told").getArray()),
        row.getString("failure"));
  }

  private static SyncOptions options(@Nullable String json) {
    return json == null ? SyncOptions.USUAL : JSON.readValue(json, SyncOptions.class);
  }

  private static List<SyncOutcome> results(@Nullable String json) {
    return json == null ? List.of() : List.of(JSON.readValue(json, SyncOutcome[].class));
  }
}
