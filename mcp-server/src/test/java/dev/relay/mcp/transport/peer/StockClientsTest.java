package dev.relay.mcp.transport.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.Shop;
import dev.relay.mcp.tool.ThreadTool;
import dev.relay.mcp.tool.WaitingTool;
import dev.relay.mcp.transport.McpSessions;
import dev.relay.mcp.transport.conformance.FixtureServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients that others made, as they are, against Relay. */
class StockClientsTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int PATIENCE_SECONDS = 90;
  private static RunningServer server;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir, ThreadTool.class, WaitingTool.class);
    Shop.open(server, dir);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"v1,true", "v2-legacy,true", "v2,false"})
  void theTypeScriptClientsListCallAndCancel(String era, boolean session) throws Exception {
    var seen = typescript(era, server.origin() + "/mcp", "thread", "-", "waiting");
    assertThat(seen.path("session").asBoolean()).isEqualTo(session);
    assertThat(seen.path("tools").valueStream().map(JsonNode::asString))
        .contains("implement", "sync", "workspaces");
    assertThat(seen.at("/answer/structuredContent/actor").asString()).isEqualTo("token:home");
    assertThat(seen.path("cancelled").asBoolean()).isTrue();
    assertThat(WaitingTool.INTERRUPTED.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    assertThat(seen.at("/after/structuredContent/actor").asString()).isEqualTo("token:home");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v1", "v2"})
  void theTypeScriptClientsFollowProgress(String era) throws Exception {
    try (var fixture = FixtureServer.start(0)) {
      var seen = typescript(era, fixture.url(), "-", "test_tool_with_progress", "-");
      assertThat(seen.path("progress").valueStream().map(JsonNode::asInt))
          .containsExactly(0, 50, 100);
    }
  }

  /** The second names what is missing as the newer revision does, whatever it is told. */
  @ParameterizedTest
  @CsvSource({"v1,true,-32002", "v2-legacy,true,-32602", "v2,false,-32602"})
  void theTypeScriptClientsReadAskCompleteAndWatch(String era, boolean session, int missing)
      throws Exception {
    var asked = Map.of("description", "rename userName to loginName everywhere");
    var mcp = McpSession.open(server);
    var task = mcp.answer("implement", asked).at("/task/id").asString();
    mcp.delete();
    var sessions = server.bean(McpSessions.class);
    var before = sessions.count();
    var seen =
        script(
            "stock-reader.mjs",
            era,
            server.origin() + "/mcp",
            RunningServer.TOKEN,
            "relay://workspaces/shop/repos/backend/src/User.java@main",
            "onboard-me",
            "relay://tasks/" + task);
    assertThat(seen.path("session").asBoolean()).isEqualTo(session);
    assertThat(seen.path("templates").valueStream().map(JsonNode::asString))
        .contains("workspace", "file", "task-diff");
    assertThat(seen.path("text").asString()).isEqualTo("record User(String userName) {}\n");
    assertThat(seen.path("missing").asInt()).isEqualTo(missing);
    assertThat(seen.path("prompts").size()).isEqualTo(5);
    assertThat(seen.path("messages").asInt()).isEqualTo(2);
    assertThat(seen.path("completed").toString()).isEqualTo("[\"shop\"]");
    assertThat(seen.path("updated").asString()).startsWith("relay://tasks/" + task);
    Await.until(sessions::count, count -> count <= before);
  }

  @Test
  void theInspectorReadsResourcesAndPrompts() {
    assertThat(inspector("--method", "resources/templates/list")).contains("relay://tasks/{task}");
    Await.until(
        () -> inspector("--method", "resources/list"),
        listed -> listed.contains("relay://workspaces/shop/graph"));
    assertThat(inspector("--method", "prompts/list")).contains("daily-briefing", "onboard-me");
    assertThat(inspector("--method", "resources/read", "--uri", "relay://workspaces/shop"))
        .contains("shared-api");
  }

  @Test
  void theInspectorListsAndCalls() {
    assertThat(inspector("--method", "tools/list")).contains("\"implement\"", "\"sync\"");
    assertThat(inspector("--method", "tools/call", "--tool-name", "thread")).contains("token:home");
  }

  private static JsonNode typescript(
      String era, String url, String called, String progressing, String waiting)
      throws IOException {
    return script("stock-client.mjs", era, url, RunningServer.TOKEN, called, progressing, waiting);
  }

  private static JsonNode script(String name, String... arguments) throws IOException {
    var home = Peers.directory();
    var script = home.resolve(name);
    Files.copy(Path.of("src/test/npm", name), script, StandardCopyOption.REPLACE_EXISTING);
    var command = new ArrayList<>(List.of(Peers.node().toString(), script.toString()));
    command.addAll(List.of(arguments));
    var ended = Peers.run(home, Map.of(), PATIENCE_SECONDS, command);
    assertThat(ended.status()).as(ended.output()).isZero();
    return JSON.readTree(ended.output().strip().lines().reduce((_, last) -> last).orElseThrow());
  }

  private static String inspector(String... options) {
    var command =
        Peers.command(
            "@modelcontextprotocol/inspector/clients/launcher/build/index.js",
            "--cli",
            server.origin() + "/mcp",
            "--header",
            "Authorization: Bearer " + RunningServer.TOKEN);
    command.addAll(List.of(options));
    var ended = Peers.run(Peers.directory(), Map.of(), PATIENCE_SECONDS, command);
    assertThat(ended.status()).as(ended.output()).isZero();
    return ended.output();
  }
}
