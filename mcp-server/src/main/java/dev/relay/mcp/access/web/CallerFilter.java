package dev.relay.mcp.access.web;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Callers;
import dev.relay.mcp.access.Gate;
import dev.relay.mcp.access.PageKeys;
import dev.relay.mcp.access.oidc.Issuer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets in who can say who they are. Open are the page with its static files, {@code /login}, {@code
 * /api/health} and the two addresses of webhooks; the page then says how to sign in.
 */
public final class CallerFilter implements WebFilter, Ordered {
  public static final String COOKIE = "relay_session";
  public static final String PAGE_KEY = "Relay-Page-Key";

  /** A WebSocket of a browser has no headers of its own, so the key comes as a subprotocol. */
  private static final String KEY_PROTOCOL = "relay-key.";

  private static final Set<String> GUARDED = Set.of("api", "mcp", "v1");
  private static final Set<HttpMethod> READ = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final Gate gate;
  private final PageKeys keys;
  private final Optional<Issuer> issuer;

  public CallerFilter(Gate gate, PageKeys keys, Optional<Issuer> issuer) {
    this.issuer = issuer;
    this.gate = gate;
    this.keys = keys;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE + 10;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (isOpen(exchange.getRequest())) {
      return chain.filter(exchange);
    }
    var shown = shown(exchange.getRequest());
    return Mono.fromCallable(() -> gate.caller(shown))
        .subscribeOn(VirtualThreads.SCHEDULER)
        .flatMap(caller -> enter(exchange, chain, caller));
  }

  private Mono<Void> enter(
      ServerWebExchange exchange, WebFilterChain chain, Optional<Caller> caller) {
    if (caller.isEmpty()) {
      exchange.getResponse().getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, challenge(exchange));
      return Refusal.write(
          exchange,
          HttpStatus.UNAUTHORIZED,
          "not_signed_in",
          "You are not signed in: open the link that ./relay prints, or send the token as Bearer.");
    }
    if (caller.get() instanceof Caller.Person) {
      var request = exchange.getRequest();
      var key = pageKey(request);
      if (changes(request) && request.getHeaders().getOrigin() == null) {
        return Refusal.write(
            exchange,
            HttpStatus.FORBIDDEN,
            "no_origin",
            "A browser's request must say which page it comes from: use Relay's own page.");
      }
      if ((changes(request) || key != null) && !keys.fit(key, cookie(request))) {
        return Refusal.write(
            exchange,
            HttpStatus.FORBIDDEN,
            "no_page_key",
            "This page lost the key of its sign-in: open a new link from ./relay token.");
      }
    }
    Callers.put(exchange, caller.get());
    return chain.filter(exchange);
  }

  /** Only who asks for MCP can do anything with a token of an issuer. */
  private String challenge(ServerWebExchange exchange) {
    var error =
        exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION)
            ? "invalid_token"
            : "";
    return issuer
        .filter(_ -> firstSegment(exchange.getRequest()).equals("mcp"))
        .map(each -> each.challenge(error, "read run"))
        .orElse("Bearer");
  }

  private static boolean changes(ServerHttpRequest request) {
    return !SAFE.contains(request.getMethod()) || isWebSocket(request);
  }

  private static @Nullable String pageKey(ServerHttpRequest request) {
    var header = request.getHeaders().getFirst(PAGE_KEY);
    if (header != null) {
      return header;
    }
    return request.getHeaders().getOrEmpty("Sec-WebSocket-Protocol").stream()
        .flatMap(value -> Stream.of(value.split(",")))
        .map(String::strip)
        .filter(protocol -> protocol.startsWith(KEY_PROTOCOL))
        .map(protocol -> protocol.substring(KEY_PROTOCOL.length()))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String cookie(ServerHttpRequest request) {
    var cookie = request.getCookies().getFirst(COOKIE);
    return cookie == null ? null : cookie.getValue();
  }

  private static boolean isOpen(ServerHttpRequest request) {
    var read = READ.contains(request.getMethod());
    var health = request.getPath().value().equals("/api/health");
    return EdgeFilter.isWebhook(request)
        || (read && !isWebSocket(request) && (health || !GUARDED.contains(firstSegment(request))));
  }

  /** Decoded and without parameters, as the routes see it: {@code /%61pi;x/} is {@code api} too. */
  private static String firstSegment(ServerHttpRequest request) {
    return request.getPath().elements().stream()
        .filter(PathContainer.PathSegment.class::isInstance)
        .map(segment -> ((PathContainer.PathSegment) segment).valueToMatch())
        .findFirst()
        .orElse("");
  }

  private static boolean isWebSocket(ServerHttpRequest request) {
    return "websocket".equalsIgnoreCase(request.getHeaders().getFirst(HttpHeaders.UPGRADE));
  }

  static Gate.Shown shown(ServerHttpRequest request) {
    var headers = request.getHeaders();
    return new Gate.Shown(
        headers.getFirst(HttpHeaders.AUTHORIZATION),
        cookie(request),
        headers.getFirst("Relay-On-Behalf-Of"),
        headers.getFirst("Relay-Channel"));
  }
}
