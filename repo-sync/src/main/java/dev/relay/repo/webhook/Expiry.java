package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Lets go of what nobody asks for any more; ids of deliveries stay longest, to know repeats by. */
public final class Expiry implements AutoCloseable {
  private static final Duration BODIES = Duration.ofDays(7);
  private static final Duration DELIVERIES = Duration.ofDays(30);
  private static final Duration EVENTS = Duration.ofDays(90);
  private static final Duration NAP = Duration.ofHours(1);

  private final Database database;
  private final InstantSource clock;
  private final Loop loop;

  public Expiry(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
    this.loop = new Loop("webhook-expiry", new Signal(), NAP, this::step);
  }

  public Expiry start() {
    loop.start();
    return this;
  }

  boolean step() {
    var now = clock.instant();
    run(
        "update webhook_delivery set body = null"
            + " where received_at < ? and body is not null and state <> 'waiting'",
        now.minus(BODIES));
    run(
        "delete from webhook_delivery where received_at < ? and state <> 'waiting'",
        now.minus(DELIVERIES));
    run("delete from repo_event where at < ?", now.minus(EVENTS));
    return false;
  }

  private void run(String sql, Instant before) {
    database.client().sql(sql).param(Timestamp.from(before)).update();
  }

  @Override
  public void close() {
    loop.close();
  }
}
