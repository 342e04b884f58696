package dev.relay.mcp.access.oidc;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Caller.Scope;
import dev.relay.mcp.access.PageLinks;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.Header;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.ProtectedHeader;
import io.jsonwebtoken.security.SecurityException;
import java.net.URI;
import java.security.Key;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may issue access tokens for this Relay. A token must be signed by that issuer, name it, be
 * for the address of this MCP endpoint, and say until when.
 */
public final class Issuer {
  private static final String OWNER = "owner";
  private static final int SKEW_SECONDS = 30;

  private final URI name;
  private final PageLinks links;
  private final IssuerKeys keys;
  private final InstantSource clock;

  /** {@code links} knows the address that tokens must be for, once the server listens. */
  public Issuer(URI name, PageLinks links, InstantSource clock) {
    this.name = name;
    this.links = links;
    this.keys = new IssuerKeys(name, clock);
    this.clock = clock;
  }

  /** Keys come from there, so nobody in between may change them. */
  public static URI address(String setting) {
    var trimmed = setting.replaceFirst("/+$", "");
    if (!trimmed.matches(
        "https://[^?#@\\s]+|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?(/[^?#\\s]*)?")) {
      throw new IllegalStateException(
          "RELAY_OIDC_ISSUER is not usable: write it like https://login.example.com/realms/dev.");
    }
    return URI.create(trimmed);
  }

  /** True for what could be one of its tokens; those of Relay's own have no dots. */
  public static boolean couldBe(String token) {
    return token.chars().filter(each -> each == '.').count() == 2;
  }

  /** Empty when it opens nothing here. Everybody with a token acts for the owner. */
  public Optional<Caller> caller(String token) {
    try {
      var claims =
          Jwts.parser()
              .keyLocator(this::key)
              .requireIssuer(name.toString())
              .requireAudience(resource().toString())
              .clock(() -> Date.from(clock.instant()))
              .clockSkewSeconds(SKEW_SECONDS)
              .build()
              .parseSignedClaims(token)
              .getPayload();
      return claims.getExpiration() == null || claims.getSubject() == null
          ? Optional.empty()
          : Optional.of(new Caller.Token(OWNER, "oidc:" + claims.getSubject(), scopes(claims)));
    } catch (JwtException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Key key(Header header) {
    if (header instanceof ProtectedHeader signed && signed.getKeyId() != null) {
      return keys.find(signed.getKeyId())
          .orElseThrow(() -> new SecurityException("a key that the issuer does not have"));
    }
    throw new SecurityException("a token that names no key");
  }

  private static Set<Scope> scopes(Claims claims) {
    var given = claims.get("scope") == null ? claims.get("scp") : claims.get("scope");
    var words =
        given instanceof Collection<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of(String.valueOf(given).split(" "));
    var scopes = EnumSet.noneOf(Scope.class);
    for (var scope : Set.of(Scope.READ, Scope.RUN)) {
      if (words.contains(word(scope))) {
        scopes.add(scope);
      }
    }
    return scopes;
  }

  private static String word(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }

  /** The address that tokens must be for. */
  public URI resource() {
    return URI.create(links.base() + "/mcp");
  }

  /** What a client reads to find out where to get a token. */
  public Map<String, Object> metadata() {
    return Map.of(
        "resource",
        resource().toString(),
        "resource_name",
        "Relay",
        "authorization_servers",
        List.of(name.toString()),
        "scopes_supported",
        List.of(word(Scope.READ), word(Scope.RUN)),
        "bearer_methods_supported",
        List.of("header"));
  }

  /** The challenge for who shows nothing, or ({@code error}) something that does not suffice. */
  public String challenge(String error, String scope) {
    return "Bearer "
        + (error.isEmpty() ? "" : "error=\"" + error + "\", ")
        + "scope=\""
        + scope
        + "\", resource_metadata=\""
        + links.base()
        + "/.well-known/oauth-protected-resource/mcp\"";
  }
}
