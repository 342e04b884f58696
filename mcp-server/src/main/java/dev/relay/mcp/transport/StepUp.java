package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.McpSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Asks a client for a token that can do more before it calls a tool that changes something. */
final class StepUp {
  private final Set<String> changing;
  private final Door door;

  StepUp(List<McpSchema.Tool> tools, Door door) {
    this.changing =
        tools.stream()
            .filter(tool ->
                tool.annotations() != null
                    && Boolean.FALSE.equals(tool.annotations().readOnlyHint()))
            .map(McpSchema.Tool::name)
            .collect(Collectors.toUnmodifiableSet());
    this.door = door;
  }

  Optional<Mono<ServerResponse>> challenge(
      ServerRequest request, McpSchema.JSONRPCMessage message) {
    return message instanceof McpSchema.JSONRPCRequest call
            && call.method().equals(McpSchema.METHOD_TOOLS_CALL)
            && call.params() instanceof Map<?, ?> params
            && params.get("name") instanceof String name
            && changing.contains(name)
        ? door.stepUp(request.exchange()).map(header -> refusal(call, header))
        : Optional.empty();
  }

  private static Mono<ServerResponse> refusal(McpSchema.JSONRPCRequest call, String header) {
    return ServerResponse.status(HttpStatus.FORBIDDEN)
        .header(HttpHeaders.WWW_AUTHENTICATE, header)
        .bodyValue(
            Map.of(
                "jsonrpc",
                "2.0",
                "id",
                call.id(),
                "error",
                Map.of(
                    "code",
                    McpSchema.ErrorCodes.INVALID_REQUEST,
                    "message",
                    "This token may not start work: get one with the scope 'run'.")));
  }
}
