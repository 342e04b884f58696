package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.Shop;
import dev.relay.mcp.StatelessCalls;
import java.net.http.HttpRequest.BodyPublishers;
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

/** Clients that follow tasks get what takes long as one, to its very end. */
@Timeout(120)
class FollowedTaskTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static RunningServer server;
  private static Shop shop;
  private static StatelessCalls client;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir);
    shop = Shop.open(server, dir);
    client = StatelessCalls.of(server).with(StatelessCalls.TASKS);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode begin(String tool, Map<String, ?> arguments) {
    var created = client.call(tool, arguments);
    assertThat(created.path("resultType").asString()).as(created.toString()).isEqualTo("task");
    return created;
  }

  private static JsonNode get(String task) {
    return client.ask("tasks/get", Map.of("taskId", task)).path("result");
  }

  private static JsonNode approval() {
    return Await.until(
            () -> JSON.readTree(server.send(server.asToken("/api/approvals?state=open")).body()),
            open -> open.size() == 1)
        .path(0);
  }

  @Test
  void aChangeIsFollowedPastItsApprovalUntilItLanded() throws Exception {
    var id =
        begin("implement", Map.of("description", "rename userName to loginName everywhere"))
            .path("taskId")
            .asString();
    var waiting =
        Await.until(() -> get(id), t -> t.path("statusMessage").asString().contains("approves"));
    assertThat(waiting.path("status").asString()).isEqualTo("working");
    var approval = approval();
    var link = server.origin() + "/#/tasks/" + approval.path("task").asString();
    assertThat(waiting.path("statusMessage").asString()).contains(link);
    carriesTheLink(McpSession.open(server), link);

    try (var events = client.listen(Map.of("taskIds", List.of(id)))) {
      StatelessCalls.next(events);
      decide(approval);
      var end =
          Await.until(
              () -> StatelessCalls.next(events).path("params"),
              told -> told.path("status").asString().equals("completed"));
      var answer = end.at("/result/structuredContent");
      assertThat(answer.path("state").asString()).isEqualTo("done");
      assertThat(answer.path("task").has("approval")).isFalse();
    }
    assertThat(shop.show("backend", "src/User.java")).contains("loginName");
  }

  /** As text and in the structured content of all tools that show the task. */
  private static void carriesTheLink(McpSession mcp, String link) {
    for (var tool : List.of("tasks", "publish", "diff")) {
      var arguments = tool.equals("tasks") ? Map.of("action", "get") : Map.<String, String>of();
      var shown = mcp.call(tool, arguments);
      assertThat(shown.at("/content/0/text").asString()).as(tool).contains(link);
      assertThat(shown.at("/structuredContent/task/approval").asString()).isEqualTo(link);
    }
  }

  private static void decide(JsonNode approval) {
    var body =
        JSON.writeValueAsString(
            Map.of("decision", "approve", "digest", approval.path("digest").asString()));
    var path = "/api/approvals/" + approval.path("id").asString() + "/decision";
    var request = server.asPerson(path, server.cookie()).header("Content-Type", "application/json");
    assertThat(server.send(request.POST(BodyPublishers.ofString(body))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void whoCancelsTheTaskCancelsTheChange() {
    var id =
        begin("implement", Map.of("description", "replace 'shown' with 'seen' everywhere"))
            .path("taskId")
            .asString();
    Await.until(() -> get(id), t -> t.path("statusMessage").asString().contains("approves"));
    client.ask("tasks/cancel", Map.of("taskId", id));
    assertThat(get(id).path("status").asString()).isEqualTo("cancelled");
    Await.until(
        () ->
            McpSession.open(server)
                .answer("tasks", Map.of("action", "get"))
                .at("/task/state")
                .asString(),
        "cancelled"::equals);
  }

  @Test
  void aSyncIsFollowedToItsResults() {
    var id = begin("sync", Map.of("dry_run", true)).path("taskId").asString();
    var end = Await.until(() -> get(id), t -> t.path("status").asString().equals("completed"));
    assertThat(end.at("/result/structuredContent/state").asString()).isEqualTo("done");
    assertThat(end.at("/result/structuredContent/results").size()).isEqualTo(3);
  }
}
