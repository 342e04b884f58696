package dev.relay.repo.host;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A host on loopback that speaks HTTP as the real ones do: status codes, entity tags, limits, and
 * git's own protocol for the bare repositories behind it. Records every call, in order.
 */
public abstract class FakeWeb implements AutoCloseable {
  protected static final JsonMapper JSON = JsonMapper.builder().build();

  /** One call of the API; {@code path} without what comes before the resource. */
  public record Request(
      String method, String path, Map<String, String> query, JsonNode body, String token) {
    public String call() {
      return method + " " + path;
    }
  }

  public record Reply(int status, Map<String, String> headers, String body) {
    public static Reply json(int status, Object body) {
      return new Reply(status, Map.of(), JSON.writeValueAsString(body));
    }

    public Reply with(String name, String value) {
      var more = new LinkedHashMap<>(headers);
      more.put(name, value);
      return new Reply(status, more, body);
    }
  }

  private final HttpServer server;
  private final GitBackend git;
  private final String prefix;
  private final List<String> calls = new ArrayList<>();
  private final Set<String> tokens = new LinkedHashSet<>();
  private final List<Integer> statuses = new ArrayList<>();
  private final Map<String, List<Reply>> scripted = new HashMap<>();

  /**
   * @param remotes the folder whose {@code backend.git} is {@code acme/backend} here
   * @param prefix of the API
   */
  protected FakeWeb(Path remotes, String prefix) {
    this.prefix = prefix;
    this.git = new GitBackend(remotes);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  }

  /** Once the host is whole. */
  protected final void start() {
    server.createContext("/", this::serve);
    server.start();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** "GET /repos/acme/backend/pulls", in the order in which they came. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** Those that may change something. */
  public List<String> effects() {
    return calls().stream().filter(call -> !call.startsWith("GET ")).toList();
  }

  /** With what the calls came, each once. */
  public synchronized List<String> tokens() {
    return List.copyOf(tokens);
  }

  /** How many answers had this status. */
  public synchronized long answered(int status) {
    return statuses.stream().filter(s -> s == status).count();
  }

  /** The next call of this is answered so, once. */
  public synchronized void next(String call, Reply reply) {
    scripted.computeIfAbsent(call, _ -> new ArrayList<>()).add(reply);
  }

  /** From now on git is served only to whoever shows this. */
  public void lock(String authorization) {
    git.require(authorization);
  }

  /** What the host answers when nothing else was said. */
  protected abstract Reply reply(Request request);

  /** Where its token stands. */
  protected abstract String token(HttpExchange exchange);

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getRawPath();
      if (path.contains(".git/")) {
        git.serve(exchange);
      } else {
        send(exchange, answered(exchange, path));
      }
    }
  }

  private Reply answered(HttpExchange exchange, String path) throws IOException {
    try {
      return answer(request(exchange, path));
    } catch (RuntimeException | AssertionError e) {
      return Reply.json(500, Map.of("message", String.valueOf(e)));
    }
  }

  private synchronized Reply answer(Request request) {
    calls.add(request.call());
    tokens.add(request.token());
    var waiting = scripted.getOrDefault(request.call(), List.of());
    return waiting.isEmpty() ? reply(request) : waiting.removeFirst();
  }

  private Request request(HttpExchange exchange, String path) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    var query = new HashMap<>(form(exchange.getRequestURI().getRawQuery()));
    var type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    var isForm = type.startsWith("application/x-www-form-urlencoded");
    JsonNode json =
        isForm
            ? JSON.valueToTree(form(body))
            : body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    var resource = path.startsWith(prefix) ? path.substring(prefix.length()) : path;
    // Some clients encode more than they have to.
    var plain = resource.replace("%2D", "-").replace("%2E", ".").replace("%5F", "_");
    return new Request(exchange.getRequestMethod(), plain, query, json, token(exchange));
  }

  private static Map<String, String> form(String text) {
    var fields = new HashMap<String, String>();
    for (var pair : text == null || text.isBlank() ? new String[0] : text.split("&")) {
      var sides = pair.split("=", 2);
      fields.put(decoded(sides[0]), sides.length > 1 ? decoded(sides[1]) : "");
    }
    return fields;
  }

  protected static String decoded(String text) {
    return java.net.URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", "application/json; charset=utf-8");
    reply.headers().forEach(headers::set);
    var tag = "\"" + Integer.toHexString(reply.body().hashCode()) + "\"";
    var status = reply.status();
    if (status == 200 && exchange.getRequestMethod().equals("GET")) {
      headers.set("ETag", tag);
      status = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match")) ? 304 : 200;
    }
    synchronized (this) {
      statuses.add(status);
    }
    var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    var empty = status == 304 || status == 204 || bytes.length == 0;
    exchange.sendResponseHeaders(status, empty ? -1 : bytes.length);
    if (!empty) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
