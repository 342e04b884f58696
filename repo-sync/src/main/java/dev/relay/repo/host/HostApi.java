package dev.relay.repo.host;

import dev.relay.repo.webhook.HookFailure;
import dev.relay.repo.webhook.HookFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** JSON over HTTP with one host, for what its client library lacks. */
public final class HostApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String title;
  private final String base;
  private final String purpose;
  private final Supplier<Map<String, String>> headers;
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER) // a redirect would take the token along
          .build();

  /** For webhooks. */
  public HostApi(String title, String base, Supplier<Map<String, String>> headers) {
    this(title, base, "manage webhooks", headers);
  }

  /**
   * @param title the host's name, for sentences
   * @param base the address that all paths are appended to
   * @param purpose what a token must be allowed to do, for sentences
   * @param headers asked for before every request, so that a new token counts at once
   */
  public HostApi(String title, String base, String purpose, Supplier<Map<String, String>> headers) {
    this.title = title;
    this.base = base;
    this.purpose = purpose;
    this.headers = headers;
  }

  /** What the host answered. */
  public record Answer(JsonNode body, Optional<String> next) {}

  public Answer get(String path) {
    return call("GET", path, null);
  }

  public Answer post(String path, @Nullable Object body) {
    return call("POST", path, body);
  }

  public Answer change(String method, String path, Object body) {
    return call(method, path, body);
  }

  /** It is fine when it is gone already. */
  public void delete(String path) {
    try {
      call("DELETE", path, null);
    } catch (HookFailure e) {
      if (e.kind() != Kind.MISSING) {
        throw e;
      }
    }
  }

  private Answer call(String method, String path, @Nullable Object body) {
    var answer = send(method, path, body);
    var status = answer.statusCode();
    if (status >= 200 && status < 300) {
      return new Answer(json(answer.body()), next(answer));
    }
    throw refused(answer);
  }

  private HttpResponse<String> send(String method, String path, @Nullable Object body) {
    var publisher =
        body == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofString(JSON.writeValueAsString(body));
    try {
      return HTTP.send(request(method, path, publisher), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new HookFailure(
          Kind.PASSING, title + " cannot be reached just now: try again in a minute.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HookFailure(Kind.PASSING, "The call to " + title + " was stopped.");
    }
  }

  private HttpRequest request(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, body);
    headers.get().forEach(request::header);
    return request.build();
  }

  private JsonNode json(String body) {
    try {
      return body.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
    } catch (JacksonException _) {
      throw new HookFailure(
          Kind.PASSING, title + " answered with something else than JSON: try again in a minute.");
    }
  }

  private HookFailure refused(HttpResponse<String> answer) {
    var status = answer.statusCode();
    var spent =
        answer.headers().firstValue("x-ratelimit-remaining").filter("0"::equals).isPresent()
            || answer.headers().firstValue("retry-after").isPresent();
    if (status == 429 || (status == 403 && spent)) {
      return new HookFailure(
          Kind.PASSING, title + " allows no more requests for now: try again later.");
    }
    return switch (status) {
      case 401 ->
          new HookFailure(Kind.REFUSED, title + " does not know the token: set a valid one.");
      case 403 ->
          new HookFailure(
              Kind.REFUSED,
              title + " does not let this token " + purpose + ": give it that permission.");
      case 404, 410 ->
          new HookFailure(
              Kind.MISSING,
              title
                  + " shows no such repository or organisation to this token: check the name and"
                  + " the token's permissions.");
      case 422, 400 ->
          new HookFailure(
              Kind.REFUSED, title + " refused the webhook: is its address public and https?");
      default ->
          new HookFailure(Kind.PASSING, title + " answered " + status + ": try again in a minute.");
    };
  }

  /** Of {@code Link: <address>; rel="next"}, only where it leads on within the same base. */
  private Optional<String> next(HttpResponse<String> answer) {
    for (var link : answer.headers().firstValue("link").orElse("").split(",")) {
      var end = link.indexOf('>');
      if (end > 0 && link.contains("rel=\"next\"")) {
        var address = link.substring(link.indexOf('<') + 1, end);
        return address.startsWith(base)
            ? Optional.of(address.substring(base.length()))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }
}
