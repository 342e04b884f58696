package dev.relay.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.access.Audit;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sentence travels through MCP, an approval by REST, and back again. */
class LandingTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static RunningServer server;
  private static Shop shop;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir);
    shop = Shop.open(server, dir);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void landsASentenceInThreeRepositoriesAndTakesItBack() {
    var mcp = McpSession.open(server);
    var started =
        mcp.answer(
            "implement",
            Map.of("description", "rename the field userName to displayName in all repositories"));
    var task = started.path("task").path("id").asString();
    assertThat(started.path("agent").asString()).isEqualTo("codemod");
    assertThat(started.path("brief").asString()).contains("shared-api");
    assertThat(started.path("link").asString()).startsWith(server.origin()).endsWith(task);

    var approval = approvalOf(task);
    var diff = mcp.answer("diff", Map.of("task", task, "format", "patch"));
    assertThat(diff.path("digest")).isEqualTo(approval.path("digest"));
    assertThat(diff.path("total").asInt()).isEqualTo(4);
    assertThat(diff.path("patch").asString())
        .contains("-record User(String userName) {}", "+record User(String displayName) {}");
    assertThat(
            mcp.call("publish", Map.of("task", task))
                .path("content")
                .path(0)
                .path("text")
                .asString())
        .contains("A person approves it at " + server.origin());

    decide(approval, "approve", server.cookie());
    finished(mcp, task);
    assertThat(shop.show("backend", "src/User.java")).contains("displayName");
    assertThat(shop.show("frontend", "src/user.ts")).contains("displayName");
    assertThat(shop.log("shared-api")).hasSize(2);

    var undo = mcp.answer("publish", Map.of("action", "undo")).path("task").path("id").asString();
    decide(approvalOf(undo), "approve", server.cookie());
    finished(mcp, undo);
    assertThat(shop.show("backend", "src/User.java")).contains("userName");
    assertThat(shop.log("shared-api")).hasSize(3);
    assertThat(server.bean(Audit.class).verify()).isEmpty();
  }

  private static JsonNode approvalOf(String task) {
    var open =
        Await.until(
            () -> get("/api/approvals?state=open"),
            list -> list.valueStream().anyMatch(a -> a.path("task").asString().equals(task)));
    return open.valueStream()
        .filter(a -> a.path("task").asString().equals(task))
        .findFirst()
        .orElseThrow();
  }

  private static void finished(McpSession mcp, String task) {
    var last =
        Await.until(
            () -> mcp.answer("tasks", Map.of("action", "get", "task", task)).path("task"),
            t -> t.path("state").asString().matches("done|failed|cancelled|rejected"));
    assertThat(last.path("state").asString()).as(last.path("summary").asString()).isEqualTo("done");
  }

  private static void decide(JsonNode approval, String decision, String cookie) {
    var body =
        JSON.writeValueAsString(
            Map.of("decision", decision, "digest", approval.path("digest").asString()));
    HttpRequest.Builder request =
        server
            .asPerson("/api/approvals/" + approval.path("id").asString() + "/decision", cookie)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    var answer = server.send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static JsonNode get(String path) {
    return JSON.readTree(server.send(server.asToken(path)).body());
  }
}
