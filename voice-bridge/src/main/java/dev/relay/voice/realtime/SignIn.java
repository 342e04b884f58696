package dev.relay.voice.realtime;

import dev.relay.voice.tools.ToolServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
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
    record User(String id) implements Verdict {}

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
    var ask = HttpRequest.newBuilder(server.uri("/api/me")).timeout(Duration.ofSeconds(10));
    if (bearer != null) {
      ask.setHeader("Authorization", bearer);
    } else if (cookie != null) {
      ask.setHeader("Cookie", cookie);
    }
    return Mono.fromFuture(() -> http.sendAsync(ask.build(), BodyHandlers.ofString()))
        .map(this::verdict)
        .onErrorReturn(
            java.io.IOException.class,
            new Verdict.Refused(
                503, "no_server", "Relay's tool server does not answer: try again in a moment."));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private Verdict verdict(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      return notSignedIn();
    }
    var user = json.readTree(response.body()).path("userId").asString("");
    return user.isEmpty() ? notSignedIn() : new Verdict.User(user);
  }

  private boolean own(String origin, @Nullable String host) {
    if (publicUrl.map(url -> origin.equalsIgnoreCase(withoutPath(url))).orElse(false)) {
      return true;
    }
    return host != null
        && origin.toLowerCase(Locale.ROOT).equals("http://" + host.toLowerCase(Locale.ROOT));
  }

  private static String withoutPath(URI url) {
    return url.getScheme() + "://" + url.getAuthority();
  }

  private static Verdict.Refused notSignedIn() {
    return new Verdict.Refused(
        401,
        "not_signed_in",
        "You are not signed in: open the link that relay prints, or send the token as Bearer.");
  }
}
