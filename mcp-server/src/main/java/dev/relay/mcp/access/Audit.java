package dev.relay.mcp.access;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who did what, append-only. A row is written in the transaction of the action it tells of; the
 * database links it into a hash chain when that transaction commits.
 */
public final class Audit {
  private static final String GENESIS = "0".repeat(64);

  private final JdbcClient task;
  private final InstantSource clock;

  /**
   * @param task the client of the database "task"
   */
  public Audit(JdbcClient task, InstantSource clock) {
    this.task = task;
    this.clock = clock;
  }

  /**
   * Joins the current transaction when there is one.
   *
   * @param action a short dotted name: {@code task.started}, {@code approval.decided}
   * @param subject what it was done to, an id or a name
   * @param detail free of secrets
   */
  public void write(Caller caller, String action, String subject, String detail) {
    task.sql(
            "INSERT INTO audit (at, user_id, actor, action, subject, detail)"
                + " VALUES (?, ?, ?, ?, ?, ?)")
        .params(
            Timestamp.from(clock.instant()),
            caller.userId(),
            caller.actor(),
            action,
            subject,
            detail.replace("\0", ""))
        .update();
  }

  /** Empty when every row is as it was written; else the position of the first that is not. */
  public Optional<Long> verify() {
    var chain = new Chain();
    RowCallbackHandler link =
        row ->
            chain.add(row.getLong("position"), row.getString("canonical"), row.getString("hash"));
    task.sql("SELECT position, canonical, hash FROM audit_links ORDER BY position").query(link);
    return Optional.ofNullable(chain.broken);
  }

  /** The hash over everything so far; kept elsewhere, it shows when the end was cut off. */
  public String head() {
    return task.sql("SELECT hash FROM audit_chain ORDER BY position DESC LIMIT 1")
        .query(String.class)
        .optional()
        .orElse(GENESIS);
  }

  private static final class Chain {
    private String previous = GENESIS;
    private long expected = 1;
    private @Nullable Long broken;

    void add(long position, @Nullable String canonical, @Nullable String hash) {
      if (broken != null) {
        return;
      }
      var intact =
          position == expected
              && canonical != null
              && Credential.hash(previous + canonical).equals(hash);
      if (!intact || hash == null) {
        broken = expected;
        return;
      }
      previous = hash;
      expected++;
    }
  }
}
