package dev.relay.mcp.stdio;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.relay.repo.home.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** An MCP server that records what it is sent and answers by the method in the message. */
final class FakeRelay implements AutoCloseable {
  final List<String> received = new CopyOnWriteArrayList<>();
  volatile String session = "one";
  private final HttpServer server;

  FakeRelay() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/mcp", this::handle);
    server.start();
  }

  Endpoint endpoint() {
    return new Endpoint(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "secret");
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var headers = exchange.getRequestHeaders();
      received.add(
          exchange.getRequestMethod() + " " + headers.getFirst("Mcp-Session-Id") + " " + body);
      if (!"Bearer secret".equals(headers.getFirst("Authorization"))) {
        answer(exchange, 401, "text/plain", "");
      } else if (exchange.getRequestMethod().equals("GET")) {
        answer(exchange, 405, "text/plain", "");
      } else if (exchange.getRequestMethod().equals("DELETE")) {
        answer(exchange, 204, "text/plain", "");
      } else if (body.contains("\"initialize\"")) {
        exchange.getResponseHeaders().add("Mcp-Session-Id", session);
        answer(
            exchange,
            200,
            "application/json",
            "{\"jsonrpc\":\"2.0\",\n \"id\":1,\"result\":{\"protocolVersion\":\"2025-11-25\"}}");
      } else if (!session.equals(headers.getFirst("Mcp-Session-Id"))) {
        answer(exchange, 404, "text/plain", "");
      } else if (body.contains("notifications/")) {
        answer(exchange, 202, "text/plain", "");
      } else if (body.contains("explode")) {
        answer(exchange, 500, "text/plain", "a stack trace");
      } else {
        answer(
            exchange,
            200,
            "text/event-stream",
            events(body, headers.getFirst("MCP-Protocol-Version")));
      }
    }
  }

  private static String events(String body, String version) {
    var id = Envelope.of(body).orElseThrow().id();
    return ": hello\n\nevent: message\ndata: {\"method\":\"notifications/progress\"}\n\nid: 7\ndata:"
        + " {\"id\":"
        + id
        + ",\"result\":\""
        + version
        + " ü\"}\n\n";
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
