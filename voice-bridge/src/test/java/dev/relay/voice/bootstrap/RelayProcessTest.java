package dev.relay.voice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.store.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as the launcher runs it. */
final class RelayProcessTest {
  @TempDir Path home;

  @Test
  void printsOneLineWhenReadyAndDrainsOnTerm() throws IOException, InterruptedException {
    var relay = launch();
    try (var out = relay.inputReader()) {
      assertThat(out.readLine())
          .matches("relay ready http://127\\.0\\.0\\.1:\\d+/login\\?token=\\S+ in \\d+\\.\\d s");
      var running = home.resolve("run/relay.json");
      assertThat(running).content().contains("\"pid\":" + relay.pid());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(running)))
          .isEqualTo("rw-------");
      relay.toHandle().destroy();
      assertThat(relay.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(out.readLine()).isNull();
      assertThat(running).doesNotExist();
      assertThat(home.resolve("logs/relay.log")).content().doesNotContain(token());
    } finally {
      relay.destroyForcibly();
    }
  }

  private String token() throws IOException {
    return Files.readString(home.resolve("token")).strip();
  }

  private Process launch() throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            RelayApplication.class.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "RELAY_HOME", home.toString(),
                "RELAY_PORT", "0",
                "RELAY_DB_URL", TestPostgres.freshUrl()));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
