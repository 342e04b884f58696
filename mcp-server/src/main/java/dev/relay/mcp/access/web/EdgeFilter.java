package dev.relay.mcp.access.web;

import java.util.Map;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * First of all filters, before static files and WebSocket upgrades too: refuses foreign Hosts and
 * Origins, and gives every answer the headers that bind a browser.
 */
public final class EdgeFilter implements WebFilter, Ordered {
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "style-src-attr 'unsafe-inline'",
          "connect-src 'self'",
          "img-src 'self' data:",
          "media-src 'self' blob:",
          "worker-src 'self' blob:",
          "font-src 'self'",
          "manifest-src 'self'",
          "base-uri 'none'",
          "form-action 'self'",
          "frame-ancestors 'none'");

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy", CONTENT_SECURITY_POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Permissions-Policy", "microphone=(self), camera=(), geolocation=()");

  private static final Set<String> WEBHOOKS = Set.of("/webhooks/github", "/webhooks/gitlab");

  private final EdgeRules rules;

  public EdgeFilter(EdgeRules rules) {
    this.rules = rules;
  }

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  /**
   * Never answers within the call: reactor-netty 1.3.6 stops reading a kept-alive connection when a
   * request that had to wait for the one before is answered at once (its issue 4361).
   */
  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return Mono.defer(() -> guard(exchange, chain)).subscribeOn(VirtualThreads.SCHEDULER);
  }

  private Mono<Void> guard(ServerWebExchange exchange, WebFilterChain chain) {
    var response = exchange.getResponse();
    response.beforeCommit(
        () -> Mono.fromRunnable(() -> HEADERS.forEach(response.getHeaders()::set)));
    var request = exchange.getRequest();
    var host = request.getHeaders().getFirst(HttpHeaders.HOST);
    var local = request.getLocalAddress();
    var hooked = isWebhook(request) && rules.hookHost(host);
    if (local == null || (!hooked && !rules.ownHost(host, local.getPort()))) {
      return Refusal.write(
          exchange,
          HttpStatus.FORBIDDEN,
          "foreign_host",
          "Relay is not reached by this name: use 127.0.0.1, or set RELAY_PUBLIC_URL to it.");
    }
    var origin = request.getHeaders().getOrigin();
    if (origin != null && !rules.ownOrigin(origin, host)) {
      return Refusal.write(
          exchange,
          HttpStatus.FORBIDDEN,
          "foreign_origin",
          "Another page may not call Relay: open Relay's own page.");
    }
    return chain.filter(exchange);
  }

  /** A code host's delivery: its signature is looked at where it is taken. */
  static boolean isWebhook(ServerHttpRequest request) {
    return HttpMethod.POST.equals(request.getMethod())
        && !"websocket".equalsIgnoreCase(request.getHeaders().getFirst(HttpHeaders.UPGRADE))
        && WEBHOOKS.contains(request.getPath().value());
  }
}
