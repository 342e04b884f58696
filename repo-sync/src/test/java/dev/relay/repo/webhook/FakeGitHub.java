package dev.relay.repo.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * GitHub's REST API of webhooks over real HTTP, which really delivers. It wants a token, refuses
 * what it does not know, and remembers every call and every delivery.
 */
final class FakeGitHub implements AutoCloseable {
  static final String TOKEN = "a token that may manage webhooks";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PATH =
      Pattern.compile(
          "/api/v3/(repos/[^/]+/[^/]+|orgs/[^/]+)/hooks(?:/(\\d+))?(/config|/pings|/deliveries)?(?:/(\\d+)/attempts)?");

  final List<String> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Config> hooks = new TreeMap<>();
  private final List<Delivery> deliveries = new ArrayList<>();
  private final HttpServer server;
  private int ids = 1000;
  private int pageSize = 100;
  private int refusal;

  FakeGitHub() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  record Config(String scope, String url, String secret) {}

  private record Delivery(
      int id, String hook, String guid, String event, String body, Instant at, int status) {}

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  synchronized void refuseAllWith(int status) {
    refusal = status;
  }

  synchronized void pagesOf(int size) {
    pageSize = size;
  }

  /** Of a hook that is there. */
  synchronized Config config(String hook) {
    return Objects.requireNonNull(hooks.get(hook), hook);
  }

  synchronized Map<String, Config> hooks() {
    return Map.copyOf(hooks);
  }

  /** Something happened at the repository of the only hook; tries to deliver it once. */
  synchronized int happen(String guid, String event, String body) {
    var hook = hooks.keySet().iterator().next();
    return deliver(hook, guid, event, body);
  }

  /** As a repository's payloads begin. */
  String repository(String name) {
    return "\"repository\":{\"id\":7,\"full_name\":\""
        + name
        + "\",\"html_url\":\""
        + url()
        + "/"
        + name
        + "\"}";
  }

  private int deliver(String hook, String guid, String event, String body) {
    var config = config(hook);
    var status = 0;
    try {
      var sender = new Sender(URI.create(config.url()), config.secret());
      var request = sender.asGitHub(config.url(), guid, event, body);
      status = sender.send(request.header("X-GitHub-Hook-ID", hook)).statusCode();
    } catch (UncheckedIOException _) {
      // nobody answers there
    }
    deliveries.addFirst(new Delivery(++ids, hook, guid, event, body, Instant.now(), status));
    return status;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    var method = exchange.getRequestMethod();
    var path = exchange.getRequestURI().getPath();
    calls.add(method + " " + path);
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var token = exchange.getRequestHeaders().getFirst("Authorization");
    if (refusal != 0) {
      reply(exchange, refusal, "{\"message\":\"refused\"}");
    } else if (!("Bearer " + TOKEN).equals(token)) {
      reply(exchange, 401, "{\"message\":\"Bad credentials\"}");
    } else {
      route(exchange, method, path, body);
    }
  }

  private void route(HttpExchange exchange, String method, String path, String body)
      throws IOException {
    var match = PATH.matcher(path);
    if (!match.matches() || (match.group(2) != null && !hooks.containsKey(match.group(2)))) {
      reply(exchange, 404, "{\"message\":\"Not Found\"}");
      return;
    }
    var hook = match.group(2);
    var what = match.group(3) == null ? "" : match.group(3);
    switch (method + what + (match.group(4) == null ? "" : "/attempts")) {
      case "POST" -> create(exchange, match.group(1), JSON.readTree(body));
      case "DELETE" -> {
        hooks.remove(hook);
        reply(exchange, 204, "");
      }
      case "PATCH/config" -> {
        put(hook, config(hook).scope(), JSON.readTree(body));
        reply(exchange, 200, "{}");
      }
      case "POST/pings" -> {
        var name = config(hook).scope().replaceFirst("^(repos|orgs)/", "");
        deliver(hook, "ping-" + ++ids, "ping", "{\"zen\":\"\"," + repository(name) + "}");
        reply(exchange, 204, "");
      }
      case "GET/deliveries" -> list(exchange, hook);
      case "POST/deliveries/attempts" -> again(exchange, hook, match.group(4));
      default -> reply(exchange, 404, "{\"message\":\"Not Found\"}");
    }
  }

  private void create(HttpExchange exchange, String scope, JsonNode body) throws IOException {
    var id = String.valueOf(++ids);
    put(id, scope, body.path("config"));
    reply(exchange, 201, "{\"id\":" + id + ",\"active\":true}");
  }

  private void put(String id, String scope, JsonNode config) {
    hooks.put(
        id, new Config(scope, config.path("url").asString(), config.path("secret").asString()));
  }

  private void list(HttpExchange exchange, String hook) throws IOException {
    var query = String.valueOf(exchange.getRequestURI().getQuery());
    var cursor = query.contains("cursor=") ? query.replaceFirst(".*cursor=(\\d+).*", "$1") : "0";
    var from = Integer.parseInt(cursor);
    var all = deliveries.stream().filter(each -> each.hook().equals(hook)).toList();
    var page = all.subList(from, Math.min(all.size(), from + pageSize));
    if (from + pageSize < all.size()) {
      exchange
          .getResponseHeaders()
          .set(
              "Link",
              "<"
                  + url()
                  + exchange.getRequestURI().getPath()
                  + "?cursor="
                  + (from + pageSize)
                  + ">; rel=\"next\"");
    }
    reply(
        exchange,
        200,
        JSON.writeValueAsString(
            page.stream()
                .map(each ->
                    Map.of(
                        "id", each.id(),
                        "guid", each.guid(),
                        "event", each.event(),
                        "delivered_at", each.at().toString(),
                        "status_code", each.status()))
                .toList()));
  }

  private void again(HttpExchange exchange, String hook, String id) throws IOException {
    var tried =
        deliveries.stream()
            .filter(each -> String.valueOf(each.id()).equals(id))
            .findFirst()
            .orElseThrow();
    deliver(hook, tried.guid(), tried.event(), tried.body());
    reply(exchange, 202, "{}");
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
