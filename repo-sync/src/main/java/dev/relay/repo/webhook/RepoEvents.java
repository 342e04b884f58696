package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happened in repositories, to be read by cursor: who has read up to {@code n} asks after n.
 */
public final class RepoEvents {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Writers take turns, so that whatever is read has nothing before it that is yet to come. */
  private static final long TURN = 0x52454c41590004L;

  private static final Duration POLL = Duration.ofSeconds(1);

  private final Database database;
  private final Signal signal = new Signal();

  /**
   * @param database of the module {@code repo}
   */
  public RepoEvents(Database database) {
    this.database = database;
  }

  /** Oldest first. */
  public List<Happened> after(long seq, int limit) {
    return database
        .client()
        .sql("select * from repo_event where seq > ? order by seq limit ?")
        .params(seq, limit)
        .query((row, _) -> happened(row))
        .list();
  }

  /** The same; when there is none yet, waits for one as long as given. */
  public List<Happened> await(long seq, int limit, Duration longest) throws InterruptedException {
    var end = System.nanoTime() + longest.toNanos();
    while (true) {
      var seen = signal.count();
      var found = after(seq, limit);
      var left = Duration.ofNanos(end - System.nanoTime());
      if (!found.isEmpty() || left.isNegative()) {
        return found;
      }
      signal.await(seen, left.compareTo(POLL) < 0 ? left : POLL);
    }
  }

  /** The cursor of who wants only what is yet to happen. */
  public long last() {
    return database
        .client()
        .sql("select coalesce(max(seq), 0) from repo_event")
        .query(Long.class)
        .single();
  }

  /**
   * Gives the reader what it has not read yet, and moves its cursor in the transaction in which it
   * works: either both count or neither does. False when there was nothing.
   */
  public boolean read(String reader, int limit, Consumer<List<Happened>> work) {
    return Boolean.TRUE.equals(
        database
            .transactions()
            .execute(_ -> {
              var unread = after(cursor(reader), limit);
              if (unread.isEmpty()) {
                return false;
              }
              work.accept(unread);
              database
                  .client()
                  .sql("update repo_event_cursor set seq = ? where reader = ?")
                  .params(unread.getLast().seq(), reader)
                  .update();
              return true;
            }));
  }

  private long cursor(String reader) {
    database
        .client()
        .sql("insert into repo_event_cursor (reader, seq) values (?, 0) on conflict do nothing")
        .param(reader)
        .update();
    return database
        .client()
        .sql("select seq from repo_event_cursor where reader = ? for update")
        .param(reader)
        .query(Long.class)
        .single();
  }

  Signal signal() {
    return signal;
  }

  /** To be called first in a transaction that appends. */
  void takeTurn() {
    database
        .client()
        .sql("select pg_advisory_xact_lock(?)")
        .param(TURN)
        .query((row, _) -> 0)
        .list();
  }

  /**
   * An event that is not stored yet.
   *
   * @param digest of what must count once, however often it is sent; empty when all of them count
   */
  record New(
      long delivery,
      Instant at,
      Source source,
      String name,
      RepoEvent event,
      Optional<byte[]> digest) {}

  void append(List<New> events) {
    new JdbcTemplate(database.dataSource())
        .batchUpdate(
            "insert into repo_event"
                + " (delivery, at, host, server, repository, repository_id, name, fact, digest)"
                + " values (?, ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?)"
                + " on conflict (host, digest) do nothing",
            events,
            Math.max(1, events.size()),
            RepoEvents::set);
  }

  private static void set(PreparedStatement insert, New event) throws SQLException {
    insert.setLong(1, event.delivery());
    insert.setTimestamp(2, Timestamp.from(event.at()));
    insert.setString(3, event.source().host().id());
    insert.setString(4, event.source().server());
    insert.setString(5, event.source().repository());
    insert.setObject(6, event.source().repositoryId().orElse(null), Types.BIGINT);
    insert.setString(7, event.name());
    insert.setString(8, JSON.writerFor(RepoEvent.class).writeValueAsString(event.event()));
    insert.setBytes(9, event.digest().orElse(null));
  }

  private static Happened happened(ResultSet row) throws SQLException {
    return new Happened(
        row.getLong("seq"),
        row.getTimestamp("at").toInstant(),
        new Source(
            HostKind.of(row.getString("host")),
            row.getString("server"),
            row.getString("repository"),
            Optional.ofNullable(row.getObject("repository_id", Long.class))),
        row.getString("name"),
        JSON.readValue(row.getString("fact"), RepoEvent.class));
  }
}
