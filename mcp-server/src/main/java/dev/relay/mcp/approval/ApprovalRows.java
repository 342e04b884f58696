package dev.relay.mcp.approval;

import dev.relay.mcp.approval.Approval.State;
import dev.relay.mcp.approval.Approval.Step;
import dev.relay.mcp.task.TaskId;
import dev.relay.mcp.task.Warning;
import dev.relay.repo.git.Identity;
import dev.relay.repo.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Approvals in PostgreSQL. Who changes one holds the lock of its task. */
public final class ApprovalRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Database database;

  public ApprovalRows(Database database) {
    this.database = database;
  }

  void insert(Approval approval, int changeSet) {
    database
        .client()
        .sql(
            "INSERT INTO approval (id, task, change_set, user_id, digest, summary, state, asked_at,"
                + " expires_at, plan, author, fresh, warnings)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb,"
                + " ?::jsonb)")
        .params(
            approval.id(),
            approval.task().value(),
            changeSet,
            approval.userId(),
            approval.digest(),
            approval.summary(),
            approval.state().name(),
            Timestamp.from(approval.askedAt()),
            Timestamp.from(approval.expiresAt()),
            JSON.writeValueAsString(approval.plan()),
            JSON.writeValueAsString(approval.author()),
            JSON.writeValueAsString(approval.fresh()),
            JSON.writeValueAsString(approval.warnings()))
        .update();
  }

  void decide(String id, State state, String by, boolean tapped, Instant at) {
    database
        .client()
        .sql(
            "UPDATE approval SET state = ?, decided_by = ?, tapped = ?, decided_at = ? WHERE id = ?")
        .params(state.name(), by, tapped, Timestamp.from(at), id)
        .update();
  }

  /** The open question of a task, if there is one, ends like this. */
  void close(TaskId task, State state) {
    database
        .client()
        .sql("UPDATE approval SET state = ? WHERE task = ? AND state = 'OPEN'")
        .params(state.name(), task.value())
        .update();
  }

  Optional<Approval> find(String id) {
    return database
        .client()
        .sql("SELECT * FROM approval WHERE id = ?")
        .param(id)
        .query(ApprovalRows::approval)
        .optional();
  }

  Optional<Approval> latest(TaskId task) {
    return database
        .client()
        .sql("SELECT * FROM approval WHERE task = ? ORDER BY change_set DESC LIMIT 1")
        .param(task.value())
        .query(ApprovalRows::approval)
        .optional();
  }

  int changeSet(String id) {
    return database
        .client()
        .sql("SELECT change_set FROM approval WHERE id = ?")
        .param(id)
        .query(Integer.class)
        .single();
  }

  List<Approval> list(String userId, boolean openOnly) {
    return database
        .client()
        .sql(
            "SELECT * FROM approval WHERE user_id = ?"
                + (openOnly ? " AND state = 'OPEN'" : "")
                + " ORDER BY asked_at DESC LIMIT 200")
        .param(userId)
        .query(ApprovalRows::approval)
        .list();
  }

  private static Approval approval(ResultSet row, int number) throws SQLException {
    return new Approval(
        row.getString("id"),
        new TaskId(row.getString("task")),
        row.getString("user_id"),
        row.getString("digest"),
        row.getString("summary"),
        State.valueOf(row.getString("state")),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        row.getObject("expires_at", OffsetDateTime.class).toInstant(),
        row.getString("decided_by"),
        instant(row.getObject("decided_at", OffsetDateTime.class)),
        row.getBoolean("tapped"),
        List.of(JSON.readValue(row.getString("plan"), Step[].class)),
        JSON.readValue(row.getString("author"), Identity.class),
        List.of(JSON.readValue(row.getString("fresh"), String[].class)),
        List.of(JSON.readValue(row.getString("warnings"), Warning[].class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
