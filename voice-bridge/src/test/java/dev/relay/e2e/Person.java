package dev.relay.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody signed in with a browser's cookie, without the browser. */
final class Person implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI base;
  private final String pageKey;
  final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  Person(RunningRelay relay) {
    base = relay.base;
    var signedIn = send(HttpRequest.newBuilder(URI.create(relay.link())).GET());
    pageKey = signedIn.headers().firstValue("Location").orElseThrow().split("#key=", 2)[1];
  }

  JsonNode get(String path) {
    return JSON.readTree(send(HttpRequest.newBuilder(base.resolve(path)).GET()).body());
  }

  HttpResponse<String> post(String path, String json) {
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/json")
            .header("Origin", base.toString().replaceAll("/$", ""))
            .header("Relay-Page-Key", pageKey)
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /** Waits until the task asks, approves what is shown, and waits until it landed. */
  void approves(String task) {
    decides(task);
    awaitState(task, "done");
  }

  /** Waits until the task asks, and approves what is shown. */
  void decides(String task) {
    awaitState(task, "awaiting_approval");
    for (var approval : get("/api/approvals?state=open")) {
      if (approval.path("task").asString().equals(task)) {
        var digest = approval.path("digest").asString();
        var path = "/api/approvals/" + approval.path("id").asString() + "/decision";
        var answer = post(path, "{\"decision\":\"approve\",\"digest\":\"" + digest + "\"}");
        if (answer.statusCode() != 200) {
          throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
      }
    }
  }

  JsonNode awaitState(String task, String state) {
    var end = Instant.now().plus(PATIENCE);
    var now = get("/api/tasks/" + task);
    while (!now.path("state").asString().equals(state)) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("The task is still " + now);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      now = get("/api/tasks/" + task);
    }
    return now;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
