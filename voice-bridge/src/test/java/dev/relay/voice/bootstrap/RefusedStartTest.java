package dev.relay.voice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.relay.mcp.start.RefusedStart;
import dev.relay.repo.store.TestPostgres;
import dev.relay.voice.testkit.Relays;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that can't be says why and what to do, with the code that the launcher reads. */
final class RefusedStartTest {
  @TempDir Path home;

  @Test
  void refusesASecondStartAndSaysWhereTheFirstIs() {
    try (var first = Relays.start(environment(Map.of()))) {
      var refusal = refusal(Map.of());
      assertThat(refusal.exitCode()).isEqualTo(3);
      assertThat(refusal).hasMessageContaining(first.url());
    }
    assertThat(home.resolve("run/relay.json")).doesNotExist();
  }

  @Test
  void namesThePortThatIsInUse() throws IOException {
    try (var busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var refusal = refusal(Map.of("RELAY_PORT", String.valueOf(busy.getLocalPort())));
      assertThat(refusal.exitCode()).isEqualTo(4);
      assertThat(refusal).hasMessageContaining(String.valueOf(busy.getLocalPort()));
    }
    Relays.start(environment(Map.of())).close();
  }

  @Test
  void refusesSettingsWithASentence() throws IOException {
    refuses("RELAY_PORT", "many");
    refuses("RELAY_HOST", "0.0.0.0");
    refuses("RELAY_MCP_URL", "not an address");
    refuses("RELAY_SERVICE_TOKEN", " ");
    refuses("RELAY_PUBLIC_URL", "nonsense");
    Files.writeString(home.resolve(".env"), "what is this");
    assertThat(refusal(Map.of()).exitCode()).isEqualTo(5);
  }

  private void refuses(String name, String value) {
    var refusal = refusal(Map.of(name, value));
    assertThat(refusal.exitCode()).as(name).isEqualTo(5);
    assertThat(refusal.sentence()).as(name).contains(name).endsWith(".");
  }

  private RefusedStart refusal(Map<String, String> settings) {
    return catchThrowableOfType(
        RefusedStart.class, () -> Relays.start(environment(settings)).close());
  }

  private Map<String, String> environment(Map<String, String> settings) {
    var all =
        new HashMap<>(
            Map.of(
                "RELAY_HOME", home.toString(),
                "RELAY_PORT", "0",
                "RELAY_DB_URL", TestPostgres.freshUrl(),
                "RELAY_MCP_URL", "http://127.0.0.1:1",
                "RELAY_SERVICE_TOKEN", "a-service-token-of-the-tests"));
    all.putAll(settings);
    return all;
  }
}
