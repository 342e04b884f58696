package dev.relay.mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.RunningServer;
import dev.relay.mcp.agent.claude.FakeMessagesApi;
import dev.relay.mcp.agent.claude.FakeMessagesApi.Text;
import dev.relay.mcp.agent.claude.FakeMessagesApi.Use;
import dev.relay.mcp.tool.ChattyTool;
import dev.relay.mcp.tool.WaitingTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real Claude Code as an MCP client, with a scripted model behind it. */
class ClaudeCodeClientTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path directory;

  @BeforeEach
  void needsTheCli() {
    Assumptions.assumeTrue(
        claude().isPresent(), "needs the claude CLI: put it on the PATH or set RELAY_TEST_CLAUDE");
  }

  @Test
  void listsAndCallsTheToolsWithABearerToken() throws Exception {
    try (var server = RunningServer.start(directory.resolve("home"), Map.of());
        var api = new FakeMessagesApi()) {
      api.plays(new Use("mcp__relay__workspaces", Map.of()), new Text("That was all."));
      var output = ask(api, server.origin() + "/mcp");

      var init = JSON.readTree(output.lines().findFirst().orElseThrow());
      assertThat(init.path("mcp_servers").path(0).path("status").asString()).isEqualTo("connected");
      assertThat(init.path("tools").valueStream().map(JsonNode::asString))
          .contains("mcp__relay__implement", "mcp__relay__publish");
      assertThat(output).contains("That was all.");
      var messages = api.requests().getLast().path("messages");
      var result = messages.path(messages.size() - 1).path("content").path(0);
      assertThat(result.path("type").asString()).isEqualTo("tool_result");
      assertThat(result.path("content").asString()).isEqualTo("{\"workspaces\":[]}");
    }
  }

  /** It gives up on a call after a while, which is how it cancels one without a person. */
  @Test
  void followsProgressAndCancelsWhatTakesTooLong() throws Exception {
    try (var server =
            RunningServer.start(
                directory.resolve("home"), Map.of(), ChattyTool.class, WaitingTool.class);
        var api = new FakeMessagesApi()) {
      api.plays(
          new Use("mcp__relay__chatty", Map.of()),
          new Use("mcp__relay__waiting", Map.of()),
          new Text("That was all."));
      ChattyTool.HEARD.drainPermits();
      var output = ask(api, server.origin() + "/mcp");
      assertThat(output).contains("That was all.");
      assertThat(ChattyTool.HEARD.tryAcquire()).as("it wants to hear of progress").isTrue();
      assertThat(WaitingTool.INTERRUPTED.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      var results = api.requests().getLast().path("messages").toString();
      assertThat(results).contains("nobody said").containsIgnoringCase("timed out");
    }
  }

  private String ask(FakeMessagesApi api, String url) throws IOException, InterruptedException {
    var servers =
        "{\"mcpServers\":{\"relay\":{\"type\":\"http\",\"url\":\"%s\",\"headers\":{\"Authorization\":\"Bearer %s\"}}}}"
            .formatted(url, RunningServer.TOKEN);
    var home = Files.createDirectories(directory.resolve("client"));
    var builder =
        new ProcessBuilder(
            claude().orElseThrow().toString(),
            "-p",
            "--output-format=stream-json",
            "--verbose",
            "--setting-sources=",
            "--strict-mcp-config",
            "--mcp-config=" + servers,
            "--allowedTools=mcp__relay",
            "--",
            "What is in my workspace?");
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("HOME", home.toString());
    builder.environment().put("CLAUDE_CONFIG_DIR", home.resolve("config").toString());
    builder.environment().put("ANTHROPIC_BASE_URL", api.url());
    builder.environment().put("ANTHROPIC_API_KEY", "sk-test");
    builder.environment().put("MCP_TOOL_TIMEOUT", "5000");
    var errors = home.resolve("stderr.txt").toFile();
    var process =
        builder
            .directory(home.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectError(errors)
            .start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output + Files.readString(errors.toPath())).isZero();
    return output;
  }

  private static Optional<Path> claude() {
    var named = Stream.ofNullable(System.getenv("RELAY_TEST_CLAUDE")).map(Path::of);
    var onPath = Stream.of(System.getenv("PATH").split(":")).map(dir -> Path.of(dir, "claude"));
    return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
  }
}
