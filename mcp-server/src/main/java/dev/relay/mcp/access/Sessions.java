package dev.relay.mcp.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Browsers that are signed in. A session ends after a week unused, and after thirty days anyway.
 */
public final class Sessions {
  public static final Duration LIFE = Duration.ofDays(30);
  private static final Duration IDLE = Duration.ofDays(7);
  private static final Duration SEEN_PRECISION = Duration.ofMinutes(1);

  private final JdbcClient task;
  private final InstantSource clock;
  private final Endings endings;

  public Sessions(JdbcClient task, InstantSource clock, Endings endings) {
    this.task = task;
    this.clock = clock;
    this.endings = endings;
  }

  /** The value of the cookie; only its hash is kept. */
  public String start(String userId) {
    end("created_at <= ? OR seen_at <= ?", ago(LIFE), ago(IDLE));
    var cookie = Credential.generate();
    task.sql(
            "INSERT INTO sessions (session_hash, user_id, created_at, seen_at) VALUES (?, ?, ?, ?)")
        .params(Credential.hash(cookie), userId, ago(Duration.ZERO), ago(Duration.ZERO))
        .update();
    return cookie;
  }

  public Optional<Caller.Person> find(String cookie) {
    var hash = Credential.hash(cookie);
    var found =
        task.sql(
                "SELECT user_id FROM sessions"
                    + " WHERE session_hash = ? AND created_at > ? AND seen_at > ?")
            .params(hash, ago(LIFE), ago(IDLE))
            .query(String.class)
            .optional()
            .map(user -> new Caller.Person(user, hash));
    found.ifPresent(person -> seen(person.sessionId()));
    return found;
  }

  public void end(Caller.Person person) {
    end("session_hash = ?", person.sessionId());
    endings.tell();
  }

  private void end(String which, Object... params) {
    task.sql("DELETE FROM sessions WHERE " + which).params(params).update();
  }

  private void seen(String hash) {
    task.sql("UPDATE sessions SET seen_at = ? WHERE session_hash = ? AND seen_at < ?")
        .params(ago(Duration.ZERO), hash, ago(SEEN_PRECISION))
        .update();
  }

  private Timestamp ago(Duration age) {
    return Timestamp.from(clock.instant().minus(age));
  }
}
