package dev.relay.voice.realtime;

import dev.relay.voice.tools.ToolServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the MCP server who shows this credential, so that voice keeps no sessions of its own and
 * works the same beside a remote server.
 */
public final class SignIn implements AutoCloseable {
  private static final String PAGE_KEY = "Relay-Page-Key";
  private static final String KEY_PROTOCOL = "relay-key.";
  private static final int WAIT_SECONDS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ToolServer server;
  private final JsonMapper json;
  private final Optional<URI> publicUrl;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** {@code publicUrl} is where a proxy makes the page reachable, if one does. */
  public SignIn(ToolServer server, JsonMapper json, Optional<URI> publicUrl) {
    this.server = server;
    this.json = json;
    this.publicUrl = publicUrl;
  }

  /** Who may talk, or why not. */
  sealed interface Verdict {
    /**
     * {@code over} completes when the credential shown opens nothing any more: at once after a
     * logout, and within a moment after it expired.
     */
    record User(String id, Mono<Void> over) implements Verdict {}

    record Refused(int status, String code, String sentence) implements Verdict {}
  }

  Mono<Verdict> check(ServerHttpRequest request) {
    var headers = request.getHeaders();
    var bearer = headers.getFirst(HttpHeaders.AUTHORIZATION);
    var origin = headers.getOrigin();
    var cookie = headers.getFirst(HttpHeaders.COOKIE);
    if (bearer == null && cookie == null) {
      return Mono.just(notSignedIn());
    }
    if (origin == null ? bearer == null : !own(origin, headers.getFirst(HttpHeaders.HOST))) {
      return Mono.just(
          new Verdict.Refused(
              403, "foreign_origin", "Another page may not call Relay: open Relay's own page."));
    }
    var key = pageKey(headers);
    if (bearer == null && key.isEmpty()) {
      return Mono.just(noPageKey());
    }
    var shown =
        bearer == null
            ? new Shown("Cookie", String.valueOf(cookie), key)
            : new Shown("Authorization", bearer, "");
    return ask(shown, 0)
        .map(response -> verdict(response, shown))
        .onErrorReturn(
            IOException.class,
            new Verdict.Refused(
                503, "no_server", "Relay's tool server does not answer: try again in a moment."));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  /** The header that a client signs in with; with a cookie goes the key of its page. */
  private record Shown(String header, String value, String pageKey) {
    @Override
    public String toString() {
      return "Shown[" + header + "]";
    }
  }

  private Mono<HttpResponse<String>> ask(Shown shown, int waitSeconds) {
    var request =
        HttpRequest.newBuilder(server.uri("/api/me?wait=" + waitSeconds))
            .timeout(PATIENCE.plusSeconds(waitSeconds))
            .setHeader(shown.header(), shown.value());
    if (!shown.pageKey().isEmpty()) {
      request.setHeader(PAGE_KEY, shown.pageKey());
    }
    return Mono.fromFuture(() -> plain(http.sendAsync(request.build(), BodyHandlers.ofString())));
  }

  /** Fails with the cause itself, so that an end that nobody waits for any more is known as one. */
  private static <T> CompletableFuture<T> plain(CompletableFuture<T> asked) {
    var answer = new CompletableFuture<T>();
    var _ =
        asked.whenComplete((value, thrown) -> {
          if (thrown == null) {
            answer.complete(value);
          } else {
            var cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
            answer.completeExceptionally(cause == null ? thrown : cause);
          }
        });
    var _ = answer.whenComplete((_, _) -> asked.cancel(true));
    return answer;
  }

  private Verdict verdict(HttpResponse<String> response, Shown shown) {
    if (response.statusCode() == 403) {
      return noPageKey();
    }
    if (response.statusCode() != 200) {
      return notSignedIn();
    }
    var user = json.readTree(response.body()).path("userId").asString("");
    return user.isEmpty() ? notSignedIn() : new Verdict.User(user, over(shown));
  }

  /** A server that is away, or has a bad moment, has signed nobody out. */
  private Mono<Void> over(Shown shown) {
    return Mono.defer(() -> ask(shown, WAIT_SECONDS))
        .map(HttpResponse::statusCode)
        .onErrorReturn(IOException.class, 0)
        .flatMap(status -> status == 200 || status == 401 ? Mono.just(status) : later(status))
        .repeat()
        .filter(status -> status == 401)
        .next()
        .then();
  }

  private static Mono<Integer> later(int status) {
    return Mono.just(status).delayElement(RETRY);
  }

  private boolean own(String origin, @Nullable String host) {
    if (publicUrl.map(url -> origin.equalsIgnoreCase(withoutPath(url))).orElse(false)) {
      return true;
    }
    return host != null
        && origin.toLowerCase(Locale.ROOT).equals("http://" + host.toLowerCase(Locale.ROOT));
  }

  /** A browser gives its WebSocket no headers, so the page names the key as a subprotocol. */
  private static String pageKey(HttpHeaders headers) {
    return headers.getOrEmpty("Sec-WebSocket-Protocol").stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(protocol -> protocol.startsWith(KEY_PROTOCOL))
        .map(protocol -> protocol.substring(KEY_PROTOCOL.length()))
        .findFirst()
        .orElse("");
  }

  private static String withoutPath(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }

  private static Verdict.Refused noPageKey() {
    return new Verdict.Refused(
        403,
        "no_page_key",
        "This page lost the key of its sign-in: open a new link from ./relay token.");
  }

  private static Verdict.Refused notSignedIn() {
    return new Verdict.Refused(
        401,
        "not_signed_in",
        "You are not signed in: open the link that relay prints, or send the token as Bearer.");
  }
}
