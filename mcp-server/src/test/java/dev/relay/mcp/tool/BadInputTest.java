package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.Shop;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.speech.Words;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.NullNode;

/**
 * Every tool with every bad input: one sentence, no trace of the inside, and nobody else notices.
 * {@code -Dsnapshots.write=true} writes docs/tools-bad-input.md anew.
 */
@Timeout(60)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BadInputTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Path DOCS = Path.of("../docs/tools-bad-input.md");
  private static final Map<String, JsonNode> TOOLS = new TreeMap<>();
  private static final Map<BadInput, Map<String, String>> TOLD = new EnumMap<>(BadInput.class);
  private static RunningServer server;
  private static McpSession mcp;
  private static McpSession other;

  @BeforeAll
  static void start(@TempDir Path dir) throws IOException {
    server = RunningServer.start(dir);
    ToolRefusalsTest.awkward(Shop.open(server, dir));
    mcp = McpSession.open(server);
    other = McpSession.open(server);
    mcp.answer("sync", Map.of());
    mcp.answer("implement", Map.of("description", "rename userName to loginName"));
    Await.until(
        () -> mcp.answer("tasks", Map.of("action", "get")).path("task").path("state").asString(),
        "awaiting_approval"::equals);
    for (var tool : mcp.ask("tools/list", Map.of()).path("result").path("tools")) {
      TOOLS.put(tool.path("name").asString(), tool.path("inputSchema"));
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    TOOLS.clear();
    TOLD.clear();
  }

  static Stream<Arguments> cells() {
    return TOOLS.keySet().stream()
        .flatMap(tool -> Stream.of(BadInput.values()).map(input -> Arguments.of(tool, input)));
  }

  @ParameterizedTest(name = "{0} with {1}")
  @MethodSource("cells")
  @Order(1)
  void isToldInOneSentence(String tool, BadInput input) {
    for (var sent : input.of(TOOLS.getOrDefault(tool, NullNode.getInstance()))) {
      var arguments = arguments(tool, sent.argument());
      arguments.put(sent.argument(), sent.value());
      var answer = mcp.ask("tools/call", Map.of("name", tool, "arguments", arguments));
      var about = sent.argument() + " " + shortened(sent.value());
      if (isRefused(answer)) {
        var sentence = sentence(answer);
        requireSentence(about, sentence);
        TOLD.computeIfAbsent(input, _ -> new TreeMap<>())
            .putIfAbsent(tool, "`%s`: %s".formatted(sent.argument(), withoutIds(sentence)));
      } else {
        assertThat(input.mayBeAnswered(sent)).as("%s was taken: %s", about, answer).isTrue();
        assertThat(answer.path("result").path("content").toString()).hasSizeBetween(2, 200_000);
      }
    }
    assertThat(other.answer("status", Map.of()).path("repositories").asInt()).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("tools")
  @Order(2)
  void cancelledMidWayHarmsNobody(String tool) throws IOException, InterruptedException {
    var arguments = arguments(tool, "");
    if (tool.equals("tasks")) {
      arguments.putAll(Map.of("action", "events", "wait_seconds", 20));
    }
    var body =
        Map.of(
            "jsonrpc",
            "2.0",
            "id",
            "cut-" + tool,
            "method",
            "tools/call",
            "params",
            Map.of("name", tool, "arguments", arguments));
    var call =
        server
            .http()
            .sendAsync(
                mcp.request()
                    .header("Accept", "application/json, text/event-stream")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build(),
                BodyHandlers.ofString());
    var cancel =
        Map.of(
            "jsonrpc",
            "2.0",
            "method",
            "notifications/cancelled",
            "params",
            Map.of("requestId", "cut-" + tool));
    assertThat(mcp.post(JSON.writeValueAsString(cancel)).statusCode()).isEqualTo(202);
    assertThat(mcp.answer("status", Map.of()).path("repositories").asInt()).isEqualTo(3);
    assertThat(other.answer("status", Map.of()).path("repositories").asInt()).isEqualTo(3);
    assertThat(call.join().body()).doesNotContain("Exception", "made a mistake");
  }

  static Stream<String> tools() {
    return TOOLS.keySet().stream();
  }

  @Test
  @Order(3)
  void theDocsShowWhatIsTold() throws IOException {
    var now = page();
    if (Boolean.getBoolean("snapshots.write")) {
      Files.writeString(DOCS, now);
    }
    assertThat(Files.exists(DOCS) ? Files.readString(DOCS) : "")
        .as("%s is stale: run this whole class with -Dsnapshots.write=true", DOCS)
        .isEqualTo(now);
  }

  /** What is right with each tool, so that only the one thing is wrong. */
  private static Map<String, Object> arguments(String tool, String wrong) {
    Map<String, Object> right =
        switch (tool) {
          case "search" -> Map.of("query", "userName", "regex", true);
          case "read" -> Map.of("repository", "backend", "path", "src/User.java", "start_line", 1);
          case "symbols" ->
              Set.of("path", "ref").contains(wrong)
                  ? Map.of("action", "outline", "repositories", "backend", "path", "src/User.java")
                  : Map.of("action", "references", "symbol", "User");
          case "implement" -> Map.of("description", "rename userName to loginName");
          case "diff" -> Set.of("from", "to").contains(wrong) ? Map.of("from", "main") : Map.of();
          case "workspaces" ->
              switch (wrong) {
                case "repository" -> Map.of("action", "focus");
                case "url", "name", "branch", "confirm" -> Map.of("action", "add");
                default -> Map.of();
              };
          case "review" ->
              wrong.equals("task")
                  ? Map.of()
                  : Map.of("pull_request", "1", "repository", "backend");
          case "steer" -> Map.of("words", "hurry");
          case "sync" -> Map.of("dry_run", true);
          case "analyze" -> wrong.equals("cursor") ? Map.of("symbol", "userName") : Map.of();
          case "tasks" -> wrong.equals("task") ? Map.of("action", "get") : Map.of();
          default -> Map.of();
        };
    return new HashMap<>(right);
  }

  private static boolean isRefused(JsonNode answer) {
    return answer.has("error") || answer.path("result").path("isError").asBoolean();
  }

  private static String sentence(JsonNode answer) {
    return answer.has("error")
        ? answer.path("error").path("message").asString()
        : answer.path("result").path("content").path(0).path("text").asString();
  }

  private static String withoutIds(String sentence) {
    return sentence.replaceAll("\\bt(?!a{26})[a-z2-9]{26}\\b", "t2x…");
  }

  private static void requireSentence(String about, String sentence) {
    assertThat(sentence)
        .as(about)
        .hasSizeBetween(15, 400)
        .endsWith(".")
        .doesNotContain("Exception", "\n", "dev.relay", "java.", "made a mistake")
        .doesNotContain(server.bean(RelayHome.class).dir().toString());
  }

  private static String shortened(Object value) {
    var text = String.valueOf(value);
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static String page() {
    var page =
        new StringBuilder(
            """
            # Bad input

            What tools answer to what models get wrong, and to what is sent to do harm: one sentence each, for the first argument of the tool that can carry it. Made by `BadInputTest`, which sends every one of them to every tool, in every argument; don't edit. A tool that is not in a table has no such argument, or takes the input as it is: an expression that would keep another engine busy for years is answered in time, and a call that is cancelled mid-way just ends.
            """);
    TOLD.forEach((input, told) -> {
      page.append("\n## ")
          .append(Words.capital(input.title()))
          .append("\n\n| tool | told |\n|---|---|\n");
      told.forEach((tool, sentence) ->
          page.append("| `%s` | %s |\n".formatted(tool, sentence.replace("|", "\\|"))));
    });
    return page.toString();
  }
}
