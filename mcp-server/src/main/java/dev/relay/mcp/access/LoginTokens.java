package dev.relay.mcp.access;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tokens that sign a browser in, once, within ten minutes. */
public final class LoginTokens {
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final JdbcClient task;
  private final InstantSource clock;

  public LoginTokens(JdbcClient task, InstantSource clock) {
    this.task = task;
    this.clock = clock;
  }

  public record Issued(String token, Instant expiresAt) {}

  public Issued issue(String userId) {
    var now = clock.instant();
    task.sql("DELETE FROM login_tokens WHERE expires_at <= ?").param(Timestamp.from(now)).update();
    var issued = new Issued(Credential.generate(), now.plus(LIFE));
    task.sql("INSERT INTO login_tokens (token_hash, user_id, expires_at) VALUES (?, ?, ?)")
        .params(Credential.hash(issued.token()), userId, Timestamp.from(issued.expiresAt()))
        .update();
    return issued;
  }

  /** The user it was issued for; empty when it was used, is too old or never existed. */
  public Optional<String> redeem(String token) {
    return task.sql(
            "DELETE FROM login_tokens WHERE token_hash = ? AND expires_at > ? RETURNING user_id")
        .params(Credential.hash(token), Timestamp.from(clock.instant()))
        .query(String.class)
        .optional();
  }
}
