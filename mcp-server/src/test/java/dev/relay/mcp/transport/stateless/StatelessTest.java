package dev.relay.mcp.transport.stateless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.transport.conformance.FixtureServer;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes over more than one request: subscriptions, tasks, and calls that are given up. */
class StatelessTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String PREFIX = "io.modelcontextprotocol/";
  private static final Map<String, Object> TASKS =
      Map.of("extensions", Map.of(PREFIX + "tasks", Map.of()));
  private static FixtureServer server;

  @BeforeAll
  static void start() {
    server = FixtureServer.start(0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void tellsListenersWhatTheyAskedForAlone() throws Exception {
    var wanted =
        Map.of(
            "promptsListChanged",
            true,
            "resourceSubscriptions",
            java.util.List.of("test://watched-resource"));
    var params = Map.<String, Object>of("notifications", wanted);
    try (var events = lines(stream("subscriptions/listen", params, Map.of()))) {
      assertThat(next(events).path("method").asString())
          .isEqualTo("notifications/subscriptions/acknowledged");
      call("test_trigger_tool_change", Map.of(), Map.of());
      call("test_trigger_prompt_change", Map.of(), Map.of());
      var told = next(events);
      assertThat(told.path("method").asString()).isEqualTo("notifications/prompts/list_changed");
      assertThat(told.at("/params/_meta").path(PREFIX + "subscriptionId").asInt()).isEqualTo(1);
      server.changed("test://watched-resource");
      assertThat(next(events).at("/params/uri").asString()).isEqualTo("test://watched-resource");
    }
  }

  @Test
  void followsATaskToItsEndOnAStream() throws Exception {
    var task = call("slow_compute", Map.of("seconds", 0.5), TASKS).path("result");
    assertThat(task.path("resultType").asString()).isEqualTo("task");
    var id = task.path("taskId").asString();
    var params = Map.<String, Object>of("notifications", Map.of("taskIds", java.util.List.of(id)));
    try (var events = lines(stream("subscriptions/listen", params, TASKS))) {
      next(events);
      var end = next(events).path("params");
      assertThat(end.path("status").asString()).isEqualTo("completed");
      assertThat(end.at("/result/content/0/text").asString()).contains("Computed");
    }
  }

  @Test
  void cancelsATask() throws Exception {
    var id =
        call("slow_compute", Map.of("seconds", 60), TASKS).path("result").path("taskId").asString();
    send("tasks/cancel", Map.of("taskId", id), TASKS);
    var told = send("tasks/get", Map.of("taskId", id), TASKS).path("result");
    assertThat(told.path("status").asString()).isEqualTo("cancelled");
  }

  @Test
  void aTaskWaitsForItsAnswer() throws Exception {
    var id = call("confirm_delete", Map.of(), both()).at("/result/taskId").asString();
    Await.until(() -> status(id), "input_required"::equals);
    var answer = Map.of("confirm", Map.of("action", "accept", "content", Map.of("ok", true)));
    send("tasks/update", Map.of("taskId", id, "inputResponses", answer), both());
    Await.until(() -> status(id), "completed"::equals);
  }

  @Test
  void whatWasSealedForOneCallOpensNoOther() throws Exception {
    var capabilities = Map.<String, Object>of("elicitation", Map.of());
    var asked = call("test_input_required_result_request_state", Map.of(), capabilities);
    var state = asked.at("/result/requestState").asString();
    var params = new LinkedHashMap<String, Object>();
    params.put("name", "test_input_required_result_tampered_state");
    params.put("arguments", Map.of());
    params.put("requestState", state);
    var refused = send("tools/call", params, capabilities);
    assertThat(refused.at("/error/code").asInt()).isEqualTo(-32602);
  }

  @Test
  void whoHangsUpCancelsTheCall() throws Exception {
    var before = server.interrupted();
    var params =
        Map.<String, Object>of("name", "slow_compute", "arguments", Map.of("seconds", 600));
    var pending = HTTP.sendAsync(request("tools/call", params, Map.of()), BodyHandlers.ofString());
    Await.until(server::computing, count -> count > 0);
    pending.cancel(true);
    Await.until(server::interrupted, count -> count > before);
  }

  private static Map<String, Object> both() {
    var both = new LinkedHashMap<>(TASKS);
    both.put("elicitation", Map.of());
    return both;
  }

  private static String status(String task) {
    return send("tasks/get", Map.of("taskId", task), both()).at("/result/status").asString();
  }

  private static JsonNode call(
      String tool, Map<String, Object> arguments, Map<String, Object> capabilities) {
    return send("tools/call", Map.of("name", tool, "arguments", arguments), capabilities);
  }

  private static JsonNode send(
      String method, Map<String, Object> params, Map<String, Object> capabilities) {
    return JSON.readTree(
        HTTP.sendAsync(request(method, params, capabilities), BodyHandlers.ofString())
            .orTimeout(30, TimeUnit.SECONDS)
            .join()
            .body());
  }

  private static HttpResponse<InputStream> stream(
      String method, Map<String, Object> params, Map<String, Object> capabilities) {
    return HTTP.sendAsync(request(method, params, capabilities), BodyHandlers.ofInputStream())
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  private static HttpRequest request(
      String method, Map<String, Object> params, Map<String, Object> capabilities) {
    var all = new LinkedHashMap<>(params);
    all.put(
        "_meta",
        Map.of(
            PREFIX + "protocolVersion", "2026-07-28", PREFIX + "clientCapabilities", capabilities));
    var request =
        HttpRequest.newBuilder(URI.create(server.url()))
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", "2026-07-28")
            .header("Mcp-Method", method);
    var name = params.getOrDefault("name", params.get("taskId"));
    if (name != null) {
      request.header("Mcp-Name", String.valueOf(name));
    }
    var body = Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", all);
    return request.POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build();
  }

  private static BufferedReader lines(HttpResponse<InputStream> answer) {
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  /** The next message of a stream. */
  private static JsonNode next(BufferedReader events) throws Exception {
    return CompletableFuture.supplyAsync(
            () -> events.lines().filter(line -> line.startsWith("data:")).findFirst().orElseThrow())
        .thenApply(line -> JSON.readTree(line.substring("data:".length())))
        .get(30, TimeUnit.SECONDS);
  }
}
