package dev.relay.mcp.agent.claude;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Messages API on loopback that plays a script, one reply per request that offers tools. */
public final class FakeMessagesApi implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final HttpServer server;
  private final ConcurrentLinkedQueue<Reply> script = new ConcurrentLinkedQueue<>();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final Set<String> authorizations = ConcurrentHashMap.newKeySet();
  private final CountDownLatch closed = new CountDownLatch(1);

  public FakeMessagesApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  public sealed interface Reply {}

  public record Text(String text) implements Reply {}

  public record Use(String tool, Map<String, Object> input) implements Reply {}

  public record Failure(int status, String type) implements Reply {}

  /** Begins to answer and never ends; the latch opens when the request has come. */
  public record Silence(CountDownLatch begun) implements Reply {}

  /** Comes when it is let go; {@code begun} opens when the request has come. */
  public record Held(CountDownLatch begun, CountDownLatch go, Reply then) implements Reply {}

  public void plays(Reply... replies) {
    script.addAll(List.of(replies));
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Bodies of the requests that were answered from the script. */
  public List<JsonNode> requests() {
    return requests;
  }

  /** What the answered requests had as Authorization. */
  public Set<String> authorizations() {
    return authorizations;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      if (exchange.getRequestURI().getPath().endsWith("/count_tokens")) {
        json(exchange, 200, "{\"input_tokens\":10}");
      } else if (body.path("tools").isEmpty()) {
        stream(exchange, new Text("ok"));
      } else {
        requests.add(body);
        authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        var reply = script.size() > 1 ? script.poll() : script.peek();
        answer(exchange, reply == null ? new Text("Done.") : reply);
      }
    }
  }

  private void answer(HttpExchange exchange, Reply reply) throws IOException {
    switch (reply) {
      case Failure(var status, var type) ->
          json(
              exchange,
              status,
              "{\"type\":\"error\",\"error\":{\"type\":\""
                  + type
                  + "\",\"message\":\"scripted\"}}");
      case Silence(var begun) -> {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        begun.countDown();
        hold(closed);
      }
      case Held(var begun, var go, var then) -> {
        begun.countDown();
        hold(go);
        answer(exchange, then);
      }
      case Text _, Use _ -> stream(exchange, reply);
    }
  }

  private static void hold(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void json(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void stream(HttpExchange exchange, Reply reply) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    var events = new StringBuilder();
    var id = Long.toHexString(System.nanoTime());
    event(
        events,
        "message_start",
        Map.of(
            "message",
            Map.of(
                "id",
                "msg_" + id,
                "type",
                "message",
                "role",
                "assistant",
                "model",
                "claude-fake",
                "content",
                List.of(),
                "usage",
                Map.of("input_tokens", 10, "output_tokens", 1))));
    event(events, "content_block_start", Map.of("index", 0, "content_block", empty(reply, id)));
    event(events, "content_block_delta", Map.of("index", 0, "delta", delta(reply)));
    event(events, "content_block_stop", Map.of("index", 0));
    var stop = reply instanceof Use ? "tool_use" : "end_turn";
    event(
        events,
        "message_delta",
        Map.of("delta", Map.of("stop_reason", stop), "usage", Map.of("output_tokens", 5)));
    event(events, "message_stop", Map.of());
    exchange.getResponseBody().write(events.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> empty(Reply reply, String id) {
    return reply instanceof Use(var tool, var _)
        ? Map.of("type", "tool_use", "id", "toolu_" + id, "name", tool, "input", Map.of())
        : Map.of("type", "text", "text", "");
  }

  private static Map<String, Object> delta(Reply reply) {
    return switch (reply) {
      case Use(var _, var input) ->
          Map.of("type", "input_json_delta", "partial_json", JSON.writeValueAsString(input));
      case Text(var text) -> Map.of("type", "text_delta", "text", text);
      case Failure _, Silence _, Held _ -> throw new IllegalArgumentException("no content");
    };
  }

  private static void event(StringBuilder events, String type, Map<String, Object> fields) {
    var node = JSON.createObjectNode().put("type", type);
    fields.forEach((name, value) -> node.set(name, JSON.valueToTree(value)));
    events.append("event: ").append(type).append("\ndata: ").append(node).append("\n\n");
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
