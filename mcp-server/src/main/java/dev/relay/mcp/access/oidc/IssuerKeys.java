package dev.relay.mcp.access.oidc;

import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.security.Jwks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Key;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The issuer's public keys, fetched when one is missing and then kept. Blocks. */
final class IssuerKeys {
  private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);
  private static final Duration KEPT = Duration.ofHours(1);

  /** An unknown key makes a fetch, but not one for every forged token. */
  private static final Duration BETWEEN = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final URI issuer;
  private final InstantSource clock;
  private Map<String, Key> keys = Map.of();
  private Instant fetchedAt = Instant.MIN;
  private Instant triedAt = Instant.MIN;

  IssuerKeys(URI issuer, InstantSource clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  /** Empty when the issuer has no such key, or can't be asked. */
  synchronized Optional<Key> find(String id) {
    var now = clock.instant();
    var stale = fetchedAt.isBefore(now.minus(KEPT)) || !keys.containsKey(id);
    if (stale && triedAt.isBefore(now.minus(BETWEEN))) {
      triedAt = now;
      refresh();
    }
    return Optional.ofNullable(keys.get(id));
  }

  /** Keeps what was known when it fails. */
  private void refresh() {
    try {
      var about = JSON.readTree(get(URI.create(issuer + "/.well-known/openid-configuration")));
      if (!issuer.toString().equals(about.path("issuer").asString())) {
        throw new IOException("it says that its name is another");
      }
      var found = new HashMap<String, Key>();
      for (var each :
          Jwks.setParser().build().parse(get(URI.create(about.path("jwks_uri").asString())))) {
        if (each.getId() != null && each.toKey() instanceof PublicKey key) {
          found.put(each.getId(), key);
        }
      }
      keys = found;
      fetchedAt = clock.instant();
    } catch (IOException | JwtException | JacksonException | IllegalArgumentException e) {
      log.warn("The issuer {} does not give its keys: {}", issuer, e.getMessage());
    }
  }

  private String get(URI address) throws IOException {
    try {
      var answer =
          http.send(
              HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException(address + " answers " + answer.statusCode());
      }
      return answer.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
