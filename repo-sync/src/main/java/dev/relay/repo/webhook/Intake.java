package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns stored deliveries into events, each once, in the order in which they were stored. */
public final class Intake implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int AT_ONCE = 200;
  private static final long BYTES_AT_ONCE = 32L << 20;
  private static final Duration NAP = Duration.ofSeconds(5);

  private final Database database;
  private final RepoEvents events;
  private final RepositoryNames names;
  private final List<EventReader> readers = List.of(new GitHubEvents(), new GitLabEvents());
  private final Signal stored = new Signal();
  private final Loop loop;

  /**
   * @param database of the module {@code repo}
   */
  public Intake(Database database, RepoEvents events) {
    this.database = database;
    this.events = events;
    this.names = new RepositoryNames(database);
    this.loop = new Loop("webhook-intake", stored, NAP, this::step);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(
      long seq, HostKind host, String event, Optional<String> hook, byte[] body, Instant at) {}

  public Intake start() {
    loop.start();
    return this;
  }

  /** There is something to take in. */
  public void wake() {
    stored.ring();
  }

  private boolean step() {
    var done = false;
    try {
      done = take(AT_ONCE) > 0;
    } catch (DataIntegrityViolationException e) {
      done = alone();
    }
    if (done) {
      events.signal().ring();
    }
    return done;
  }

  /** One of many has something that the database does not keep: they are taken one by one. */
  private boolean alone() {
    try {
      return take(1) > 0;
    } catch (DataIntegrityViolationException e) {
      LOG.warn("A delivery was stored but cannot be kept as an event", e);
      database
          .client()
          .sql(
              "update webhook_delivery set state = 'unreadable' where seq ="
                  + " (select min(seq) from webhook_delivery where state = 'waiting')")
          .update();
      return true;
    }
  }

  private int take(int limit) {
    return Objects.requireNonNull(
        database
            .transactions()
            .execute(_ -> {
              events.takeTurn();
              var rows = waiting(limit);
              var taken = new TakenIn();
              rows.forEach(row -> take(row, taken));
              taken.store(database, events, names);
              return rows.size();
            }));
  }

  private List<Row> waiting(int limit) {
    return database
        .client()
        .sql(
            "select d.* from webhook_delivery d join (select seq,"
                + " sum(octet_length(body)) over (order by seq) - octet_length(body) as before"
                + " from webhook_delivery where state = 'waiting' order by seq limit ?) first"
                + " on first.seq = d.seq where first.before < ? order by d.seq")
        .params(limit, BYTES_AT_ONCE)
        .query((row, _) -> row(row))
        .list();
  }

  private void take(Row row, TakenIn taken) {
    try {
      if (JSON.readTree(row.body()) instanceof ObjectNode payload) {
        read(row, payload, taken);
      } else {
        taken.state("unreadable", row.seq());
      }
    } catch (JacksonException e) {
      LOG.warn("Delivery {} was stored but cannot be read: {}", row.seq(), e.getClass().getName());
      taken.state("unreadable", row.seq());
    }
  }

  private void read(Row row, ObjectNode payload, TakenIn taken) {
    var subject = Subject.of(payload);
    var source = Source.of(row.host(), subject);
    taken.names(source, subject);
    row.hook().ifPresent(hook -> taken.heard(hook, source, row.at()));
    var named =
        readers.stream()
            .filter(reader -> reader.host() == row.host())
            .flatMap(reader -> reader.read(row.event(), payload).stream())
            .findFirst();
    named.ifPresent(found ->
        taken.event(
            new RepoEvents.New(
                row.seq(),
                row.at(),
                source,
                found.name(),
                found.event(),
                digest(row, found.event()))));
    taken.state(named.isPresent() ? "read" : "ignored", row.seq());
  }

  /**
   * GitHub signs the body and not the delivery's id, so that whoever saw a delivery can send it
   * again under another: it counts once. A push may be the same twice, when a branch went to and
   * fro, and costs no more than a fetch.
   */
  private static Optional<byte[]> digest(Row row, RepoEvent event) {
    return event instanceof RepoEvent.Pushed
        ? Optional.empty()
        : Optional.of(Hmac.sha256(Hmac.bytes(row.event() + "\n"), row.body()));
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getLong("seq"),
        HostKind.of(row.getString("host")),
        row.getString("event"),
        Optional.ofNullable(row.getString("hook")),
        row.getBytes("body"),
        row.getTimestamp("received_at").toInstant());
  }

  @Override
  public void close() {
    loop.close();
  }
}
