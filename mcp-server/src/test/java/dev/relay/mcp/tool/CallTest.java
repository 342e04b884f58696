package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.StatelessCalls;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a tool says to its client while it runs, in both revisions. */
@Timeout(60)
class CallTest {
  private static final Map<String, Object> CHATTY =
      Map.of("name", "chatty", "arguments", Map.of(), "_meta", Map.of("progressToken", "p1"));
  private static final String ONE = "p1 1 of 3: One of three.";
  private static final String ALL = "p1 3 of 3: All three.";
  private static RunningServer server;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir, ChattyTool.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tellsASessionOfEveryStepForward() {
    var body =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of("jsonrpc", "2.0", "id", 7, "method", "tools/call", "params", CHATTY));
    assertThat(steps(McpSession.open(server).post(body).body())).containsExactly(ONE, ALL);
  }

  @Test
  void tellsTheStatelessRevisionToo() {
    var answer = server.send(StatelessCalls.of(server).request("tools/call", CHATTY)).body();
    assertThat(steps(answer)).containsExactly(ONE, ALL);
  }

  private static List<String> steps(String events) {
    return events
        .lines()
        .filter(line -> line.startsWith("data:") && line.contains("notifications/progress"))
        .map(line -> JsonMapper.shared().readTree(line.substring(5)).path("params"))
        .map(told ->
            "%s %d of %d: %s"
                .formatted(
                    told.path("progressToken").asString(),
                    told.path("progress").asInt(),
                    told.path("total").asInt(),
                    told.path("message").asString()))
        .toList();
  }

  @Test
  void saysNothingToWhoWantsNoProgress() {
    var answer = McpSession.open(server).call("chatty", Map.of());
    assertThat(chosen(answer)).isEqualTo("nobody said");
  }

  @Test
  void asksInRoundsWhereThereAreNoSessions() {
    var client = StatelessCalls.of(server).with(StatelessCalls.FORMS);
    var asked = client.call("chatty", Map.of());
    assertThat(asked.path("resultType").asString()).isEqualTo("input_required");
    assertThat(asked.at("/inputRequests/choice1/params/message").asString())
        .isEqualTo("Which one is meant?");
    assertThat(chosen(answer(client, asked, "frontend"))).isEqualTo("frontend");
    assertThat(chosen(answer(client, asked, "neither"))).isEqualTo("nobody said");
  }

  private static JsonNode answer(StatelessCalls client, JsonNode asked, String choice) {
    var answer = Map.of("action", "accept", "content", Map.of("choice", choice));
    return client
        .ask(
            "tools/call",
            Map.of(
                "name",
                "chatty",
                "arguments",
                Map.of(),
                "requestState",
                asked.path("requestState").asString(),
                "inputResponses",
                Map.of("choice1", answer)))
        .path("result");
  }

  @Test
  void asksNobodyWhoCannotBeAsked() {
    var answer = StatelessCalls.of(server).call("chatty", Map.of());
    assertThat(chosen(answer)).isEqualTo("nobody said");
  }

  private static String chosen(JsonNode result) {
    return result.at("/structuredContent/chosen").asString();
  }
}
