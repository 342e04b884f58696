package dev.relay.mcp;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An MCP client that writes every byte itself. */
public final class McpSession {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String BOTH = "application/json, text/event-stream";

  private final RunningServer server;
  private final String token;
  private final String id;
  private int calls = 1;

  private McpSession(RunningServer server, String token, String id) {
    this.server = server;
    this.token = token;
    this.id = id;
  }

  public static McpSession open(RunningServer server) {
    return open(server, RunningServer.TOKEN);
  }

  public static McpSession open(RunningServer server, String token) {
    var answer = server.send(initialize(server, token));
    var session =
        new McpSession(server, token, answer.headers().firstValue("mcp-session-id").orElseThrow());
    session.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    return session;
  }

  public static HttpRequest.Builder initialize(RunningServer server, String token) {
    var body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"2025-11-25\","
            + "\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}";
    return server
        .request("/mcp")
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Accept", BOTH)
        .POST(BodyPublishers.ofString(body));
  }

  public String id() {
    return id;
  }

  public HttpRequest.Builder request() {
    return server
        .request("/mcp")
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .header("Mcp-Session-Id", id)
        .header("MCP-Protocol-Version", "2025-11-25");
  }

  public HttpResponse<String> post(String body) {
    return server.send(request().header("Accept", BOTH).POST(BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> delete() {
    return server.send(request().DELETE());
  }

  /** The result or error of a method. */
  public JsonNode ask(String method, Object params) {
    var body =
        JSON.writeValueAsString(
            Map.of("jsonrpc", "2.0", "id", ++calls, "method", method, "params", params));
    return JSON.readTree(data(post(body).body()));
  }

  /** The result of a tool. */
  public JsonNode call(String tool, Map<String, ?> arguments) {
    return ask("tools/call", Map.of("name", tool, "arguments", arguments)).path("result");
  }

  /** The structured answer; fails with the sentence when there is none. */
  public JsonNode answer(String tool, Map<String, ?> arguments) {
    var result = call(tool, arguments);
    if (result.path("isError").asBoolean() || !result.has("structuredContent")) {
      throw new AssertionError(tool + ": " + result);
    }
    return result.path("structuredContent");
  }

  /** The sentence with which a tool refuses. */
  public String refusal(String tool, Map<String, ?> arguments) {
    var result = call(tool, arguments);
    if (!result.path("isError").asBoolean()) {
      throw new AssertionError(tool + " did not refuse: " + result);
    }
    return result.path("content").path(0).path("text").asString();
  }

  /** What stands in the event that carries the response. */
  public static String data(String events) {
    return events
        .lines()
        .filter(line -> line.startsWith("data:"))
        .map(line -> line.substring("data:".length()))
        .reduce((_, last) -> last)
        .orElse(events);
  }
}
