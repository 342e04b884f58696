package dev.relay.mcp.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Cursors are {@code <transaction>-<position>}. Rows of a transaction are read only when no older
 * transaction can still commit, so the order is final when it is seen.
 */
public final class StoredEvents implements EventFeed {
  private static final Pattern CURSOR = Pattern.compile("(\\d{1,19})-(\\d{1,18})");

  /** One statement reads both, so that both are seen as of the same moment. */
  private static final String ALL =
      "(SELECT user_id, xid, position, task, seq, at, sentence, type, fact,"
          + " NULL AS notice, NULL::text[] AS about FROM task_event UNION ALL"
          + " SELECT user_id, xid, position, NULL, 0, at, sentence, NULL, NULL, id, about"
          + " FROM notice)";

  private static final Duration POLL = Duration.ofSeconds(1);
  private final TaskJournal journal;

  public StoredEvents(TaskJournal journal) {
    this.journal = journal;
  }

  @Override
  public List<Entry> after(String cursor, String userId, int limit) {
    var place = place(cursor);
    return journal
        .database()
        .client()
        .sql(
            "SELECT e.xid::text || '-' || e.position AS cursor, e.notice, e.about, "
                + TaskRows.EVENT
                + ", t.* FROM "
                + ALL
                + " e LEFT JOIN task t ON t.id = e.task"
                + " WHERE e.user_id = ? AND (e.xid, e.position) > (?::xid8, ?)"
                + " AND e.xid < pg_snapshot_xmin(pg_current_snapshot())"
                + " ORDER BY e.xid, e.position LIMIT ?")
        .params(userId, place.group(1), Long.valueOf(place.group(2)), limit)
        .query(StoredEvents::entry)
        .list();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    var cursor = row.getString("cursor");
    return row.getString("notice") == null
        ? new Happened(cursor, TaskRows.event(row, number), TaskRows.task(row, number))
        : new Told(cursor, notice(row));
  }

  private static Notice notice(ResultSet row) throws SQLException {
    return new Notice(
        row.getString("notice"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("sentence"),
        List.of((String[]) row.getArray("about").getArray()));
  }

  @Override
  public List<Entry> await(String cursor, String userId, Duration wait) {
    return Waiting.first(journal.signal(), wait, POLL, () -> after(cursor, userId, 200));
  }

  @Override
  public String now() {
    return journal
        .database()
        .client()
        .sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text || '-0'")
        .query(String.class)
        .single();
  }

  private static Matcher place(@Nullable String cursor) {
    var place = CURSOR.matcher(cursor == null ? "" : cursor);
    if (!place.matches()) {
      throw new TaskRefused(
          TaskRefused.Kind.POINTLESS, "That is no cursor of this feed: start without one.");
    }
    return place;
  }
}
