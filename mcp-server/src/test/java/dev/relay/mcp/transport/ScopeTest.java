package dev.relay.mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.StatelessCalls;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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

/** Tokens of clients: each sees and does what its scopes allow, until it ends. */
@Timeout(60)
class ScopeTest {
  private static RunningServer server;

  @BeforeAll
  static void start(@TempDir Path dir) {
    server = RunningServer.start(dir);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> make(String body) {
    return server.send(
        server
            .asLauncher("/api/tokens")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private static String token(String name, String scope) {
    var answer = make("{\"name\":\"%s\",\"scopes\":[\"%s\"]}".formatted(name, scope));
    assertThat(answer.statusCode()).isEqualTo(201);
    return JsonMapper.shared().readTree(answer.body()).path("token").asString();
  }

  private static List<String> names(JsonNode listed) {
    return listed.path("tools").valueStream().map(t -> t.path("name").asString()).toList();
  }

  @Test
  void showsOnlyTheToolsThatTheTokenMayUse() {
    var reader = token("looks", "read");
    var session = names(McpSession.open(server, reader).ask("tools/list", Map.of()).path("result"));
    assertThat(session).contains("search", "tasks", "publish").doesNotContain("implement", "sync");
    var client = StatelessCalls.of(server).as(reader);
    assertThat(names(client.ask("tools/list", Map.of()).path("result"))).isEqualTo(session);
    assertThat(names(StatelessCalls.of(server).ask("tools/list", Map.of()).path("result")))
        .contains("implement", "sync")
        .containsAll(session);
    var runner = StatelessCalls.of(server).as(token("runs", "run"));
    assertThat(names(runner.ask("tools/list", Map.of()).path("result")))
        .contains("implement")
        .doesNotContain("search");
  }

  @Test
  void refusesWhatItDoesNotShowInOneSentence() {
    var sentence = "This token may not start work: use one with the scope 'run'.";
    var reader = token("reads", "read");
    var mcp = McpSession.open(server, reader);
    assertThat(mcp.refusal("implement", Map.of("description", "x"))).isEqualTo(sentence);
    assertThat(mcp.refusal("tasks", Map.of("action", "cancel"))).isEqualTo(sentence);
    var stateless = StatelessCalls.of(server).as(reader).call("sync", Map.of());
    assertThat(stateless.path("isError").asBoolean()).isTrue();
    assertThat(stateless.at("/content/0/text").asString()).isEqualTo(sentence);
    assertThat(mcp.ask("tools/call", Map.of("name", "nothing")).at("/error/message").asString())
        .contains("search")
        .doesNotContain("implement");
  }

  @Test
  void aTokenEndsWithItsSessionsWhenItIsRevoked() {
    var mcp = McpSession.open(server, token("leaves", "read"));
    var sessions = server.bean(McpSessions.class);
    var before = sessions.count();
    var revoked = server.send(server.asLauncher("/api/tokens/leaves").DELETE());
    assertThat(revoked.statusCode()).isEqualTo(204);
    Await.until(sessions::count, count -> count < before);
    assertThat(mcp.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}").statusCode())
        .isEqualTo(401);
    assertThat(server.send(server.asLauncher("/api/tokens/leaves").DELETE()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void listsTokensWithoutWhatOpens() {
    var token = token("listed", "admin");
    make("{\"name\":\"brief\",\"expires\":\"12h\"}");
    var body = server.send(server.asLauncher("/api/tokens")).body();
    assertThat(body).contains("\"listed\"", "\"admin\"", "\"expired\":false").doesNotContain(token);
    assertThat(server.send(server.asToken("/api/tokens")).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesScopesAndTimesThatThereAreNot() {
    assertThat(make("{\"name\":\"x\",\"scopes\":[\"sign_in\"]}").body()).contains("read, run and");
    assertThat(make("{\"name\":\"x\",\"expires\":\"soon\"}").body()).contains("90d");
    assertThat(make("{\"name\":\"x\",\"expires\":\"0d\"}").statusCode()).isEqualTo(400);
  }

  @Test
  void adminAddsWorkspacesAndNothingElse() {
    var admin = token("adds", "admin");
    var request =
        server
            .request("/api/workspaces")
            .header("Authorization", "Bearer " + admin)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"name\":\"by-token\"}"));
    assertThat(server.send(request).statusCode()).isEqualTo(201);
    var keys = server.request("/api/keys").header("Authorization", "Bearer " + admin);
    assertThat(server.send(keys).statusCode()).isEqualTo(403);
  }
}
