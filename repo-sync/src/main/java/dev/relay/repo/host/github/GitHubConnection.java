package dev.relay.repo.host.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * HTTP towards GitHub, with deadlines. What was read before is asked for with its entity tag:
 * GitHub does not count an answer that nothing changed, so that looking at checks is free.
 */
final class GitHubConnection implements GitHubConnector {
  private static final int KEPT = 300;
  private static final int KEPT_BYTES = 512 << 10;
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final Courtesy courtesy;
  private final HttpClient client =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .build();
  private final Map<String, Answer> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
          return size() > KEPT;
        }
      };

  GitHubConnection(Courtesy courtesy) {
    this.courtesy = courtesy;
  }

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Answer(String tag, Map<String, List<String>> headers, byte[] body) {}

  @Override
  public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
    courtesy.enter(request.method(), String.valueOf(request.header("Authorization")));
    var key = request.method() + " " + request.url() + " " + request.header("Authorization");
    var before = request.method().equals("GET") ? known(key) : null;
    var response = exchange(request, before);
    if (response.statusCode() == 304 && before != null) {
      return new Received(request, 200, before.headers(), before.body());
    }
    var headers = response.headers().map();
    var tag = response.headers().firstValue("ETag");
    if (request.method().equals("GET")
        && response.statusCode() == 200
        && tag.isPresent()
        && response.body().length <= KEPT_BYTES) {
      keep(key, new Answer(tag.get(), headers, response.body()));
    }
    return new Received(request, response.statusCode(), headers, response.body());
  }

  private HttpResponse<byte[]> exchange(GitHubConnectorRequest request, @Nullable Answer before)
      throws IOException {
    var builder = HttpRequest.newBuilder(URI.create(request.url().toString())).timeout(ANSWER);
    request.allHeaders().forEach((name, values) -> builder.header(name, String.join(", ", values)));
    if (before != null) {
      builder.header("If-None-Match", before.tag());
    }
    try (var body = request.hasBody() ? request.body() : null) {
      builder.method(
          request.method(),
          body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.readAllBytes()));
      return client.send(builder.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  private synchronized @Nullable Answer known(String key) {
    return kept.get(key);
  }

  private synchronized void keep(String key, Answer answer) {
    kept.put(key, answer);
  }

  private static final class Received extends GitHubConnectorResponse.ByteArrayResponse {
    private final byte[] body;

    Received(
        GitHubConnectorRequest request,
        int status,
        Map<String, List<String>> headers,
        byte[] body) {
      super(request, status, headers);
      this.body = body;
    }

    @Override
    protected InputStream rawBodyStream() {
      return new ByteArrayInputStream(body);
    }
  }
}
