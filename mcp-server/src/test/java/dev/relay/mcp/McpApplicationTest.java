package dev.relay.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.home.RelayHome;
import dev.relay.repo.store.Databases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class McpApplicationTest {
  @Test
  void startsWithAPostgresAndTheDemoOfItsOwn(@TempDir Path dir) throws Exception {
    var settings = Map.of("RELAY_DEMO", "1", "RELAY_TOOLS", dir.toString());
    try (var server = RunningServer.startEmbedded(dir, settings)) {
      var home = server.bean(RelayHome.class);
      assertThat(Files.exists(home.postgres().resolve("data"))).isTrue();
      assertThat(server.bean(Databases.class)).isNotNull();
      var mcp = McpSession.open(server);
      var demo = mcp.answer("workspaces", Map.of()).path("workspace");
      assertThat(demo.path("name").asString()).isEqualTo("demo");
      mcp.answer("sync", Map.of());
      var brief =
          mcp.answer(
                  "implement",
                  Map.of(
                      "description",
                      "rename the field userName to displayName in all repositories"))
              .path("brief")
              .asString();
      assertThat(brief).containsIgnoringCase("three repositories, fourteen places");
    }
  }

  @Test
  void doesNotStartWhereOthersCouldListen(@TempDir Path dir) {
    assertThatThrownBy(() -> RunningServer.start(dir, Map.of("RELAY_HOST", "0.0.0.0")).close())
        .rootCause()
        .hasMessageStartingWith("Relay does not listen on 0.0.0.0 without encryption");
  }

  @Test
  void doesNotStartWithATokenThatCanBeGuessed(@TempDir Path dir) {
    assertThatThrownBy(() -> RunningServer.start(dir, Map.of("RELAY_TOKEN", "secret")).close())
        .rootCause()
        .hasMessageStartingWith("RELAY_TOKEN can be guessed")
        .hasMessageNotContaining("secret");
  }
}
