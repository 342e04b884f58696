package dev.relay.mcp.access.web;

import dev.relay.mcp.access.oidc.Issuer;
import java.util.Optional;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Where a client learns who gives tokens for this Relay. Without an issuer there is no such page.
 */
public final class ResourceMetadata {
  private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

  private ResourceMetadata() {}

  public static RouterFunction<ServerResponse> routes(Optional<Issuer> issuer) {
    return RouterFunctions.route()
        .GET(WELL_KNOWN, _ -> answer(issuer))
        .GET(WELL_KNOWN + "/mcp", _ -> answer(issuer))
        .build();
  }

  private static Mono<ServerResponse> answer(Optional<Issuer> issuer) {
    return issuer
        .map(each -> ServerResponse.ok().bodyValue(each.metadata()))
        .orElseGet(() -> ServerResponse.notFound().build());
  }
}
