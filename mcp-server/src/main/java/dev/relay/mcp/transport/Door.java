package dev.relay.mcp.transport;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Asks, for what outlives a request, whether who began it is still signed in. */
public interface Door {
  /** Completes once they are not. */
  Mono<Void> signedOut(ServerWebExchange exchange);

  /** Asks at each call, and may block. */
  BooleanSupplier stillOpens(ServerWebExchange exchange);

  /**
   * What is answered to a caller whose token must be able to do more before it may change
   * something; empty where it may, or where a tool says so itself.
   */
  default Optional<String> stepUp(ServerWebExchange exchange) {
    return Optional.empty();
  }

  /** For a server that lets everybody in. */
  static Door open() {
    return new Door() {
      @Override
      public Mono<Void> signedOut(ServerWebExchange exchange) {
        return Mono.never();
      }

      @Override
      public BooleanSupplier stillOpens(ServerWebExchange exchange) {
        return () -> true;
      }
    };
  }
}
