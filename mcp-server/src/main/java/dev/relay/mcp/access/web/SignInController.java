package dev.relay.mcp.access.web;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Callers;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.LoginTokens;
import dev.relay.mcp.access.PageKeys;
import dev.relay.mcp.access.PageLinks;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.access.Sessions;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/**
 * Makes a browser a person: a one-time token becomes a cookie and a page key, and a logout ends it.
 * The key goes to the page in the fragment, which no browser sends on.
 */
@RestController
public final class SignInController {
  private static final URI PAGE = URI.create("/");

  private final LoginTokens tokens;
  private final Sessions sessions;
  private final Audit audit;
  private final PageLinks links;
  private final EdgeRules rules;
  private final PageKeys keys;

  public SignInController(
      LoginTokens tokens,
      Sessions sessions,
      PageKeys keys,
      Audit audit,
      PageLinks links,
      EdgeRules rules) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.keys = keys;
    this.audit = audit;
    this.links = links;
    this.rules = rules;
  }

  public record Login(URI url, Instant expiresAt) {}

  @GetMapping("/login")
  ResponseEntity<String> login(
      @RequestParam(defaultValue = "") String token, ServerWebExchange exchange) {
    if (HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) {
      return ResponseEntity.noContent().build(); // a preview of the link must not use it up
    }
    return tokens
        .redeem(token)
        .map(user -> signIn(user, exchange))
        .orElseGet(() -> again(exchange));
  }

  @PostMapping("/api/login-tokens")
  Login issue(ServerWebExchange exchange) {
    var caller = Callers.of(exchange);
    Policy.require(caller, Effect.SIGN_IN);
    var issued = tokens.issue(caller.userId());
    audit.write(caller, "login.issued", caller.userId(), "");
    return new Login(links.login(issued.token()), issued.expiresAt());
  }

  @PostMapping("/api/logout")
  ResponseEntity<Void> logout(ServerWebExchange exchange) {
    if (Callers.of(exchange) instanceof Caller.Person person) {
      sessions.end(person);
      audit.write(person, "logout", person.userId(), "");
    }
    return ResponseEntity.noContent()
        .header(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO, exchange))
        .build();
  }

  private ResponseEntity<String> signIn(String user, ServerWebExchange exchange) {
    var value = sessions.start(user);
    sessions.find(value).ifPresent(person -> audit.write(person, "login", user, ""));
    return ResponseEntity.status(HttpStatus.FOUND)
        .location(URI.create("/#key=" + keys.of(value)))
        .header(HttpHeaders.SET_COOKIE, cookie(value, Sessions.LIFE, exchange))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private ResponseEntity<String> again(ServerWebExchange exchange) {
    var cookie = exchange.getRequest().getCookies().getFirst(CallerFilter.COOKIE);
    if (cookie != null && sessions.find(cookie.getValue()).isPresent()) {
      return ResponseEntity.status(HttpStatus.FOUND).location(PAGE).build();
    }
    return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
        .contentType(MediaType.TEXT_PLAIN)
        .body(
            "This link was used before or is older than ten minutes: run ./relay token for a new one.");
  }

  private String cookie(String value, Duration life, ServerWebExchange exchange) {
    return ResponseCookie.from(CallerFilter.COOKIE, value)
        .httpOnly(true)
        .secure(rules.encrypted(exchange.getRequest().getHeaders().getFirst(HttpHeaders.HOST)))
        .sameSite("Strict")
        .path("/")
        .maxAge(life)
        .build()
        .toString();
  }
}
