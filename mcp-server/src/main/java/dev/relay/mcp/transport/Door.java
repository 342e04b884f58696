package dev.relay.mcp.transport;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import io.modelcontextprotocol.spec.McpSchema;
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

  /** What a request needs; empty for those that anybody may make who came in. */
  default Optional<Effect> needs(McpSchema.JSONRPCRequest call) {
    return Optional.empty();
  }

  /**
   * The challenge for a token that must be able to do more, where there is an issuer to ask for
   * one.
   */
  default Optional<String> stepUp(Effect effect) {
    return Optional.empty();
  }

  /**
   * Before a caller watches a resource.
   *
   * @throws io.modelcontextprotocol.spec.McpError when there is none that they can read
   */
  default void watch(Caller caller, String uri) {}

  /** True for a tool that the caller may use in some way; others do not exist for them. */
  default boolean shows(Caller caller, String tool) {
    return true;
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
