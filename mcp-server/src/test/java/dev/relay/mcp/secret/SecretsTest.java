package dev.relay.mcp.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.home.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known to be a secret is taken out, and nothing else. */
class SecretsTest {
  @TempDir Path dir;

  private Secrets secrets(Map<String, String> settings) {
    return Secrets.of(new RelayHome(dir), Settings.of(settings));
  }

  @Test
  void takesOutWhatTheSettingsHold() {
    var secrets =
        secrets(
            Map.of(
                "GH_TOKEN", "ghp-and-more-of-it",
                "RELAY_DB_URL", "postgres://relay:pa55word@db:5432/relay"));
    assertThat(secrets.censor("push with ghp-and-more-of-it, please"))
        .isEqualTo("push with [redacted], please");
    assertThat(secrets.censor("FATAL: pa55word")).isEqualTo("FATAL: [redacted]");
  }

  @Test
  void leavesWordsAloneThatAreTooShortToBeTold() {
    var secrets = secrets(Map.of("WEBHOOK_SECRET", "secret", "RELAY_TOKEN", "password"));
    assertThat(secrets.censor("a secret is no password")).isEqualTo("a secret is no password");
  }

  @Test
  void takesTheLongerOneFirst() {
    var secrets = secrets(Map.of("RELAY_TOKEN", "0123456789abcdef", "GH_TOKEN", "0123456789abc"));
    assertThat(secrets.censor("0123456789abcdef")).isEqualTo("[redacted]");
  }

  @Test
  void knowsTheFilesOfTheHomeAsSoonAsTheyAreThere() {
    var secrets = secrets(Map.of());
    assertThat(secrets.censor("nothing yet")).isEqualTo("nothing yet");
    var home = new RelayHome(dir).create();
    for (var file : List.of(home.token(), home.login(), home.key())) {
      assertThat(secrets.censor("it is " + SecretFile.readOrCreate(file)))
          .isEqualTo("it is [redacted]");
    }
  }

  @Test
  void looksIntoJson() {
    var secrets = Secrets.none();
    secrets.add("quote\"and\\slash");
    assertThat(secrets.censor("{\"a\":\"quote\\\"and\\\\slash\"}"))
        .isEqualTo("{\"a\":\"[redacted]\"}");
    assertThat(secrets.censor((Object) Map.of("a", List.of("quote\"and\\slash", 1))))
        .isEqualTo(Map.of("a", List.of("[redacted]", 1)));
  }
}
