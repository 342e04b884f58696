package dev.relay.mcp.transport;

import dev.relay.mcp.access.Callers;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * Refuses requests that their caller may not make: where there is an issuer, with the scopes to ask
 * it for, else in a sentence. A tool says so itself, in an answer that a model reads.
 */
record Admission(Door door) {
  Optional<Mono<ServerResponse>> refusal(ServerRequest request, McpSchema.JSONRPCMessage message) {
    return message instanceof McpSchema.JSONRPCRequest call
        ? door.needs(call)
            .filter(effect -> !Policy.allows(Callers.of(request.exchange()), effect))
            .flatMap(effect -> refusal(call, effect))
        : Optional.empty();
  }

  private Optional<Mono<ServerResponse>> refusal(McpSchema.JSONRPCRequest call, Effect effect) {
    var challenge = door.stepUp(effect);
    if (challenge.isEmpty() && call.method().equals(McpSchema.METHOD_TOOLS_CALL)) {
      return Optional.empty();
    }
    var refusal =
        new McpRefusal(
            challenge.isPresent() ? HttpStatus.FORBIDDEN : HttpStatus.OK,
            McpSchema.ErrorCodes.INVALID_REQUEST,
            Policy.refusal(effect),
            call.id());
    return Optional.of(
        refusal.response(headers ->
            challenge.ifPresent(value -> headers.set(HttpHeaders.WWW_AUTHENTICATE, value))));
  }
}
