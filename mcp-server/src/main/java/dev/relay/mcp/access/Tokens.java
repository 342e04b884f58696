package dev.relay.mcp.access;

import dev.relay.mcp.access.Caller.Scope;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
    var token = Credential.generate();
    task.sql(
            "INSERT INTO tokens (token_hash, user_id, name, scopes, created_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (user_id, name) DO UPDATE SET token_hash ="
                + " excluded.token_hash, scopes = excluded.scopes, created_at ="
                + " excluded.created_at, expires_at = NULL")
        .params(
            Credential.hash(token),
            userId,
            name,
            scopes.stream().map(s -> s.name().toLowerCase(Locale.ROOT)).toArray(String[]::new),
            Timestamp.from(clock.instant()))
        .update();
    endings.tell();
    return token;
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
