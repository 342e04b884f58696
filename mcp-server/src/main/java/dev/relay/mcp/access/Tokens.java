package dev.relay.mcp.access;

import dev.relay.mcp.access.Caller.Scope;
import dev.relay.repo.workspace.UnknownName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bearer tokens beside the one in the home, each with a name and the scopes it needs. */
public final class Tokens {
  private final JdbcClient task;
  private final InstantSource clock;
  private final Endings endings;

  public Tokens(JdbcClient task, InstantSource clock, Endings endings) {
    this.task = task;
    this.clock = clock;
    this.endings = endings;
  }

  /** The token, shown this once. One of the same name is replaced, and works no longer. */
  public String issue(String userId, String name, Set<Scope> scopes) {
    return issue(userId, name, scopes, null);
  }

  /**
   * The same, for a while.
   *
   * @param until null for a token that ends only when it is revoked or replaced
   */
  public String issue(String userId, String name, Set<Scope> scopes, @Nullable Instant until) {
    var token = Credential.generate();
    task.sql(
            "INSERT INTO tokens (token_hash, user_id, name, scopes, created_at, expires_at)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (user_id, name) DO UPDATE SET token_hash ="
                + " excluded.token_hash, scopes = excluded.scopes, created_at ="
                + " excluded.created_at, expires_at = excluded.expires_at")
        .params(
            Credential.hash(token),
            userId,
            name,
            scopes.stream().map(s -> s.name().toLowerCase(Locale.ROOT)).toArray(String[]::new),
            Timestamp.from(clock.instant()))
        .param(until == null ? null : Timestamp.from(until))
        .update();
    endings.tell();
    return token;
  }

  /**
   * What is known of a token, which is not the token.
   *
   * @param expiresAt null when it does not expire
   */
  public record Known(
      String name, Set<Scope> scopes, Instant createdAt, @Nullable Instant expiresAt) {
    public Known {
      scopes = Set.copyOf(scopes);
    }
  }

  /** By name; also those that have expired. */
  public List<Known> list(String userId) {
    return task.sql(
            "SELECT user_id, name, scopes, created_at, expires_at FROM tokens"
                + " WHERE user_id = ? ORDER BY name")
        .param(userId)
        .query((row, _) -> known(row))
        .list();
  }

  private static Known known(ResultSet row) throws SQLException {
    var expires = row.getTimestamp("expires_at");
    return new Known(
        row.getString("name"),
        read(row).scopes(),
        row.getTimestamp("created_at").toInstant(),
        expires == null ? null : expires.toInstant());
  }

  /** Whoever holds it is signed out at once. Refused when there is none of that name. */
  public void revoke(String userId, String name) {
    var gone =
        task.sql("DELETE FROM tokens WHERE user_id = ? AND name = ?").params(userId, name).update();
    if (gone == 0) {
      throw UnknownName.of("token", name, list(userId).stream().map(Known::name).toList());
    }
    endings.tell();
  }

  public Optional<Caller.Token> find(String token) {
    return task.sql(
            "SELECT user_id, name, scopes FROM tokens"
                + " WHERE token_hash = ? AND (expires_at IS NULL OR expires_at > ?)")
        .params(Credential.hash(token), Timestamp.from(clock.instant()))
        .query((row, _) -> read(row))
        .optional();
  }

  private static Caller.Token read(ResultSet row) throws SQLException {
    var scopes = EnumSet.noneOf(Scope.class);
    Array stored = row.getArray("scopes");
    for (var scope : (String[]) stored.getArray()) {
      scopes.add(Scope.valueOf(scope.toUpperCase(Locale.ROOT)));
    }
    return new Caller.Token(row.getString("user_id"), row.getString("name"), scopes);
  }
}
