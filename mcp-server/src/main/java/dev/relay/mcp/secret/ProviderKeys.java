package dev.relay.mcp.secret;

import dev.relay.repo.home.SecretBox;
import dev.relay.repo.home.Settings;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of providers: from the environment, or sealed in the database. They go in, never out. */
public final class ProviderKeys {
  /** The names that count, in the order in which they are shown. */
  public static final List<String> NAMES =
      List.of(
          "ANTHROPIC_API_KEY",
          "OPENAI_API_KEY",
          "DEEPGRAM_API_KEY",
          "ASSEMBLYAI_API_KEY",
          "GH_TOKEN",
          "GITHUB_APP_ID",
          "GITHUB_APP_PRIVATE_KEY",
          "GITLAB_TOKEN",
          "TELEGRAM_TOKEN",
          "WEBHOOK_SECRET");

  private final JdbcClient task;
  private final SecretBox box;
  private final Settings settings;
  private final Secrets secrets;
  private final InstantSource clock;

  public ProviderKeys(
      JdbcClient task, SecretBox box, Settings settings, Secrets secrets, InstantSource clock) {
    this.task = task;
    this.box = box;
    this.settings = settings;
    this.secrets = secrets;
    this.clock = clock;
    all().forEach(secrets::add);
  }

  public void put(String userId, String name, String value) {
    secrets.add(value);
    task.sql(
            "INSERT INTO sealed_keys (user_id, name, key_id, sealed, changed_at)"
                + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (user_id, name) DO UPDATE SET key_id ="
                + " excluded.key_id, sealed = excluded.sealed, changed_at = excluded.changed_at")
        .params(
            userId,
            name,
            box.keyId(),
            box.seal(value, purpose(userId, name)),
            Timestamp.from(clock.instant()))
        .update();
  }

  public void remove(String userId, String name) {
    task.sql("DELETE FROM sealed_keys WHERE user_id = ? AND name = ?")
        .params(userId, name)
        .update();
  }

  /** For who calls the provider; the environment wins. */
  public Optional<String> use(String userId, String name) {
    return settings.get(name).or(() -> sealed(userId, name));
  }

  /** True when the environment sets it, so that what is kept here does not count. */
  public boolean isFixed(String name) {
    return settings.present(name);
  }

  /** {@code present} or {@code absent} for every name that counts. */
  public Map<String, String> presence(String userId) {
    var kept =
        task.sql("SELECT name FROM sealed_keys WHERE user_id = ?")
            .param(userId)
            .query(String.class)
            .set();
    var presence = new LinkedHashMap<String, String>();
    for (var name : NAMES) {
      presence.put(name, settings.present(name) || kept.contains(name) ? "present" : "absent");
    }
    return presence;
  }

  private Optional<String> sealed(String userId, String name) {
    return task.sql("SELECT sealed FROM sealed_keys WHERE user_id = ? AND name = ? AND key_id = ?")
        .params(userId, name, box.keyId())
        .query((row, _) -> row.getBytes("sealed"))
        .optional()
        .map(sealed -> box.open(sealed, purpose(userId, name)));
  }

  /** Also those of a database that somebody copied here: what does not open is nobody's secret. */
  private List<String> all() {
    return task.sql("SELECT user_id, name, sealed FROM sealed_keys WHERE key_id = ?")
        .param(box.keyId())
        .query((row, _) ->
            box.open(
                row.getBytes("sealed"), purpose(row.getString("user_id"), row.getString("name"))))
        .list();
  }

  private static String purpose(String userId, String name) {
    return userId + "\0" + name;
  }
}
