package dev.relay.mcp.start;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.relay.mcp.secret.Secrets;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.SecretFile;
import dev.relay.repo.home.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches the log. */
class LogRedactionTest {
  @TempDir Path dir;
  private final LoggerContext context = new LoggerContext();
  private RelayHome home;
  private LogRedaction redaction;

  @BeforeEach
  void beforeTheFirstStart() {
    home = new RelayHome(dir);
    var settings = Settings.of(Map.of("DEEPGRAM_API_KEY", "0123456789abcdef0123"));
    var plain = new PatternLayoutEncoder();
    plain.setContext(context);
    plain.setPattern("%msg%n%ex");
    plain.start();
    redaction = new LogRedaction(plain, Secrets.of(home, settings));
  }

  private String logged(String message, Throwable failure) {
    var logger = context.getLogger("test");
    var event = new LoggingEvent("test", logger, Level.ERROR, message, failure, null);
    return new String(redaction.encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void hidesWhatTheFirstStartMakes() {
    home.create();
    var token = SecretFile.readOrCreate(home.token());
    var login = SecretFile.readOrCreate(home.login());
    assertThat(logged("token " + token + " and login " + login, new IllegalStateException(login)))
        .doesNotContain(token, login)
        .startsWith("token [redacted] and login [redacted]")
        .contains("IllegalStateException: [redacted]");
  }

  @Test
  void hidesTheKeysOfProviders() {
    assertThat(logged("refused 0123456789abcdef0123", new IllegalStateException("x")))
        .startsWith("refused [redacted]");
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization: Bearer abcdefgh, Authorization: Bearer [redacted]",
    "GET /login?token=abcdefgh, GET /login?token=[redacted]",
    "https://ada:abcdefgh@host/x, https://ada:[redacted]@host/x",
    "key sk-abcdefgh1234 refused, key [redacted] refused",
    "nothing of the kind, nothing of the kind"
  })
  void hidesWhatLooksLikeASecret(String message, String expected) {
    assertThat(redaction.censor(message)).isEqualTo(expected);
  }
}
