package dev.relay.mcp;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the stateless revision that writes every byte itself. */
public record StatelessCalls(RunningServer server, String token, Map<String, Object> capabilities) {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String PREFIX = "io.modelcontextprotocol/";
  private static final String VERSION = "2026-07-28";

  /** What a client declares that can be asked. */
  public static final Map<String, Object> FORMS = Map.of("elicitation", Map.of());

  /** What a client declares that follows tasks. */
  public static final Map<String, Object> TASKS =
      Map.of("extensions", Map.of(PREFIX + "tasks", Map.of()));

  public static StatelessCalls of(RunningServer server) {
    return new StatelessCalls(server, RunningServer.TOKEN, Map.of());
  }

  public StatelessCalls as(String other) {
    return new StatelessCalls(server, other, capabilities);
  }

  public StatelessCalls with(Map<String, Object> more) {
    return new StatelessCalls(server, token, more);
  }

  /** The whole answer, with result or error. */
  public JsonNode ask(String method, Map<String, ?> params) {
    return JSON.readTree(McpSession.data(server.send(request(method, params)).body()));
  }

  public JsonNode call(String tool, Map<String, ?> arguments) {
    return ask("tools/call", Map.of("name", tool, "arguments", arguments)).path("result");
  }

  /** The messages of a stream that stays open, one line each. */
  public BufferedReader listen(Map<String, ?> wanted) {
    var request = request("subscriptions/listen", Map.of("notifications", wanted)).build();
    var answer =
        server
            .http()
            .sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
            .orTimeout(20, TimeUnit.SECONDS)
            .join();
    return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
  }

  /** The next message that such a stream carries. */
  public static JsonNode next(BufferedReader events) {
    return CompletableFuture.supplyAsync(
            () -> events.lines().filter(line -> line.startsWith("data:")).findFirst().orElseThrow())
        .orTimeout(20, TimeUnit.SECONDS)
        .thenApply(line -> JSON.readTree(line.substring("data:".length())))
        .join();
  }

  public HttpRequest.Builder request(String method, Map<String, ?> params) {
    var meta = new LinkedHashMap<String, Object>();
    if (params.get("_meta") instanceof Map<?, ?> given) {
      given.forEach((name, value) -> meta.put(String.valueOf(name), value));
    }
    meta.put(PREFIX + "protocolVersion", VERSION);
    meta.put(PREFIX + "clientCapabilities", capabilities);
    var all = new LinkedHashMap<String, Object>(params);
    all.put("_meta", meta);
    var body =
        JSON.writeValueAsString(Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", all));
    var request =
        server
            .request("/mcp")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .header("MCP-Protocol-Version", VERSION)
            .header("Mcp-Method", method)
            .POST(BodyPublishers.ofString(body));
    return Stream.of("uri", "name", "taskId")
        .filter(params::containsKey)
        .findFirst()
        .map(name -> request.header("Mcp-Name", String.valueOf(params.get(name))))
        .orElse(request);
  }
}
