package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolAliasTest {
  private static RunningServer server;
  private static McpSession mcp;

  /** As if it had been called so once. */
  static final class Renamed {
    @org.springframework.context.annotation.Bean
    ToolAlias oldThread() {
      return new ToolAlias("which_thread", "thread");
    }
  }

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir, ThreadTool.class, Renamed.class);
    mcp = McpSession.open(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void anOldNameIsAnsweredAndNotShown() {
    assertThat(mcp.answer("which_thread", Map.of()).path("actor").asString())
        .isEqualTo(mcp.answer("thread", Map.of()).path("actor").asString());
    assertThat(names()).contains("thread").doesNotContain("which_thread");
  }

  /** Names are API: one that ever was is a tool, or an alias of one. */
  @Test
  void noNameIsEverForgotten() throws IOException {
    var now = names();
    server.beans(ToolAlias.class).forEach(alias -> now.add(alias.old()));
    for (var name : Files.readAllLines(Path.of("src/test/resources/tools-ever.txt"))) {
      assertThat(now).as("a tool that was renamed needs a ToolAlias").contains(name);
    }
  }

  private static List<String> names() {
    var names = new ArrayList<String>();
    for (var tool : mcp.ask("tools/list", Map.of()).path("result").path("tools")) {
      names.add(tool.path("name").asString());
    }
    return names;
  }
}
