package dev.relay.voice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.McpApplication;
import dev.relay.mcp.start.Started;
import dev.relay.mcp.start.Startup;
import dev.relay.repo.store.TestPostgres;
import dev.relay.voice.testkit.Page;
import dev.relay.voice.testkit.RealtimeClient;
import dev.relay.voice.testkit.Relays;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A logout ends that session's conversation at once, in one process and in two. */
final class SignOutTest {
  private static final int SIGNED_OUT = 4401;
  private static final String SERVICE = "a service token for one test, long enough";

  @TempDir Path home;

  @Test
  void inOneProcess() {
    try (var relay = Relays.start(settings("all", Map.of()))) {
      leavesAlone(relay, URI.create(relay.url()));
    }
  }

  @Test
  void besideARemoteServer() {
    var shared = Map.of("RELAY_SERVICE_TOKEN", SERVICE);
    try (var mcp = Startup.start(settings("mcp", shared), _ -> McpApplication.class);
        var voice =
            Relays.start(
                settings(
                    "voice", Map.of("RELAY_SERVICE_TOKEN", SERVICE, "RELAY_MCP_URL", mcp.url())))) {
      leavesAlone(mcp, URI.create(voice.url()));
    }
  }

  private static void leavesAlone(Started server, URI voice) {
    var page = Page.signIn(server.loginUrl());
    var leaving = page.talk(voice);
    var sameSession = page.talk(voice);
    try (var staying = page.another().talk(voice)) {
      page.logout();
      for (var line : new RealtimeClient[] {leaving, sameSession}) {
        assertThat(line.closeCode()).isEqualTo(SIGNED_OUT);
        assertThat(line.closeReason()).contains("signed out").contains("relay token");
      }
      staying.say("thanks");
      staying.spoken("welcome");
      assertThat(staying.isOpen()).isTrue();
    }
  }

  private Map<String, String> settings(String name, Map<String, String> more) {
    var all = new java.util.HashMap<>(more);
    all.put("RELAY_HOME", home.resolve(name).toString());
    all.put("RELAY_PORT", "0");
    all.put("RELAY_DB_URL", TestPostgres.freshUrl());
    all.put("RELAY_AGENT", "codemod");
    return all;
  }
}
