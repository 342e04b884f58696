package dev.relay.mcp.stdio;

import dev.relay.repo.home.Endpoint;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One MCP session over Streamable HTTP. When Relay was restarted it is opened again unasked. */
final class Session {
  private static final Pattern VERSION =
      Pattern.compile("\"protocolVersion\"\\s*:\\s*\"([^\"]+)\"");
  private static final String INITIALIZED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Supplier<Endpoint> find;
  private final Consumer<String> out;
  private volatile Endpoint endpoint;
  private volatile @Nullable String id;
  private volatile @Nullable String version;
  private volatile @Nullable Envelope opening;

  /**
   * @param find asked again when Relay no longer answers where it did
   * @param out takes each message of the server
   */
  Session(Supplier<Endpoint> find, Consumer<String> out) {
    this.find = find;
    this.out = out;
    this.endpoint = find.get();
  }

  /** Opens the session with the client's own initialize request. */
  void open(Envelope initialize) throws IOException, InterruptedException {
    opening = initialize;
    deliver(initialize, post(initialize.line(), out));
  }

  /** Sends a message and hands on whatever answers it. */
  void send(Envelope message) throws IOException, InterruptedException {
    var used = id;
    try {
      var status = post(message.line(), out);
      if (status == 404 && used != null) {
        reopen(used);
        status = post(message.line(), out);
      }
      deliver(message, status);
    } catch (IOException e) {
      if (used == null) {
        throw e;
      }
      reopen(used);
      deliver(message, post(message.line(), out));
    }
  }

  private void deliver(Envelope message, int status) throws IOException {
    if (status >= 400) {
      var why =
          switch (status) {
            case 401, 403 -> "Relay refuses the token; see relay connect";
            case 404 -> "the session has ended; connect again";
            default -> "Relay answered " + status;
          };
      throw new IOException(message.isRequest() ? why : "a notification was refused: " + why);
    }
  }

  private synchronized void reopen(String lost) throws IOException, InterruptedException {
    var initialize = opening;
    if (!lost.equals(id) || initialize == null) {
      return; // another thread has done it
    }
    endpoint = find.get();
    id = null;
    post(initialize.line(), answer -> {});
    post(INITIALIZED, answer -> {});
  }

  /** Messages the server sends unasked; returns when it offers no such stream, or ends it. */
  boolean listen() throws IOException, InterruptedException {
    var answer =
        http.send(
            request().header("Accept", "text/event-stream").GET().build(), BodyHandlers.ofLines());
    try (var lines = answer.body()) {
      if (answer.statusCode() == 200) {
        EventStream.read(lines, out);
      }
    }
    return answer.statusCode() == 200;
  }

  /** A Relay that is gone has no session to end. */
  void end() throws InterruptedException {
    try {
      if (id != null) {
        var request = request().timeout(Duration.ofSeconds(5)).DELETE().build();
        http.send(request, BodyHandlers.discarding());
      }
    } catch (IOException e) {
      id = null;
    }
  }

  private int post(String body, Consumer<String> to) throws IOException, InterruptedException {
    var request =
        request()
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(BodyPublishers.ofString(body))
            .build();
    var answer = http.send(request, BodyHandlers.ofLines());
    try (var lines = answer.body()) {
      if (answer.statusCode() < 300) {
        remember(answer);
        receive(answer, lines, to);
      }
    }
    return answer.statusCode();
  }

  private void receive(HttpResponse<?> answer, Stream<String> lines, Consumer<String> to) {
    Consumer<String> each =
        text -> {
          var agreed = VERSION.matcher(text);
          if (version == null && agreed.find()) {
            version = agreed.group(1);
          }
          to.accept(text);
        };
    if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
      EventStream.read(lines, each);
    } else {
      var text = lines.collect(Collectors.joining(" ")).strip();
      if (!text.isEmpty()) {
        each.accept(text);
      }
    }
  }

  private void remember(HttpResponse<?> answer) {
    answer.headers().firstValue("Mcp-Session-Id").ifPresent(given -> id = given);
  }

  private HttpRequest.Builder request() {
    var request =
        HttpRequest.newBuilder(endpoint.at("/mcp"))
            .header("Authorization", "Bearer " + endpoint.token());
    var session = id;
    if (session != null) {
      request.header("Mcp-Session-Id", session);
    }
    var agreed = version;
    if (agreed != null) {
      request.header("MCP-Protocol-Version", agreed);
    }
    return request;
  }
}
