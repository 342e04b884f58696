package dev.relay.mcp.access;

import dev.relay.mcp.access.Caller.Scope;
import dev.relay.mcp.access.oidc.Issuer;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From what a request shows to who is calling. Blocks: it may ask the database. */
public final class Gate {
  private static final String BEARER = "bearer ";
  private static final String OWNER = "owner";

  private final Keys keys;
  private final ServiceCredential service;
  private final Tokens tokens;
  private final Sessions sessions;
  private final Optional<Issuer> issuer;

  /** {@code issuer} is there where the operator named one. */
  public Gate(
      Keys keys,
      ServiceCredential service,
      Tokens tokens,
      Sessions sessions,
      Optional<Issuer> issuer) {
    this.issuer = issuer;
    this.keys = keys;
    this.service = service;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  /**
   * What lies in the home, or is given by {@code RELAY_TOKEN}. They are two so that a program that
   * holds the token cannot make itself a person with it.
   *
   * @param token reads and runs
   * @param login makes links that sign a browser in
   */
  public record Keys(String token, String login) {}

  /**
   * What a request shows.
   *
   * @param cookie the value of {@code relay_session}
   * @param onBehalfOf {@code Relay-On-Behalf-Of}, the user a service acts for
   * @param channel {@code Relay-Channel}, the name of the service
   */
  public record Shown(
      @Nullable String authorization,
      @Nullable String cookie,
      @Nullable String onBehalfOf,
      @Nullable String channel) {}

  /** Empty when it shows nothing that opens. A wrong bearer is never made good by a cookie. */
  public Optional<Caller> caller(Shown shown) {
    if (shown.authorization() != null) {
      return bearer(shown.authorization(), shown);
    }
    return Optional.ofNullable(shown.cookie()).flatMap(sessions::find).map(Caller.class::cast);
  }

  private Optional<Caller> bearer(String authorization, Shown shown) {
    if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    var token = authorization.substring(BEARER.length()).strip();
    if (Credential.same(token, service.value())) {
      return Optional.of(service(shown));
    }
    if (Credential.same(token, keys.token())) {
      return Optional.of(new Caller.Token(OWNER, "home", Set.of(Scope.READ, Scope.RUN)));
    }
    if (Credential.same(token, keys.login())) {
      return Optional.of(new Caller.Token(OWNER, "launcher", Set.of(Scope.SIGN_IN)));
    }
    if (issuer.isPresent() && Issuer.couldBe(token)) {
      return issuer.get().caller(token);
    }
    return tokens.find(token).map(Caller.class::cast);
  }

  private static Caller service(Shown shown) {
    var user = shown.onBehalfOf() == null ? OWNER : shown.onBehalfOf();
    var channel = shown.channel() == null ? "unnamed" : shown.channel();
    return new Caller.Service(user, channel.replaceAll("[^A-Za-z0-9._-]", "_"));
  }
}
