package dev.relay.mcp.task;

import dev.relay.repo.workspace.RepositoryId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** How rows become tasks and events. */
final class TaskRows {
  static final String EVENT = "e.task, e.seq, e.at, e.sentence, e.type, e.fact";

  private TaskRows() {}

  static Task task(ResultSet row, int number) throws SQLException {
    var undoes = row.getString("undoes");
    return new Task(
        new TaskId(row.getString("id")),
        row.getString("user_id"),
        row.getString("workspace"),
        row.getString("description"),
        repositories(row),
        row.getString("agent"),
        row.getString("agent_reason"),
        undoes == null ? null : new TaskId(undoes),
        Ends.valueOf(row.getString("ends")),
        TaskState.valueOf(row.getString("state")),
        row.getString("summary"),
        row.getLong("last_seq"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  static TaskEvent event(ResultSet row, int number) throws SQLException {
    return new TaskEvent(
        new TaskId(row.getString("task")),
        row.getLong("seq"),
        instant(row, "at"),
        row.getString("sentence"),
        FactJson.read(row.getString("type"), row.getString("fact")));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static List<RepositoryId> repositories(ResultSet row) throws SQLException {
    var names = (String[]) row.getArray("repositories").getArray();
    return Arrays.stream(names).map(RepositoryId::new).toList();
  }

  static String[] names(List<RepositoryId> repositories) {
    return repositories.stream().map(RepositoryId::name).toArray(String[]::new);
  }
}
