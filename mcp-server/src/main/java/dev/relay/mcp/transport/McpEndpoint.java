package dev.relay.mcp.transport;

import dev.relay.mcp.transport.stateless.StatelessEndpoint;
import io.modelcontextprotocol.spec.McpSchema;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/**
 * MCP over Streamable HTTP at {@code /mcp}: requests that carry their own metadata are answered by
 * the stateless revision, all others belong to a session. Everything past the reading of the body
 * runs on virtual threads.
 */
public final class McpEndpoint {
  private final McpMessages messages;
  private final Admission admission;
  private final SessionEndpoint sessions;
  private final StatelessEndpoint stateless;

  McpEndpoint(
      McpMessages messages,
      Admission admission,
      SessionEndpoint sessions,
      StatelessEndpoint stateless) {
    this.messages = messages;
    this.admission = admission;
    this.sessions = sessions;
    this.stateless = stateless;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/mcp", request -> answered(post(request)))
        .GET("/mcp", request -> answered(Mono.defer(() -> listen(request))))
        .DELETE("/mcp", request -> answered(Mono.defer(() -> delete(request))))
        .build();
  }

  private static Mono<ServerResponse> answered(Mono<ServerResponse> response) {
    return response.onErrorResume(McpRefusal.class, McpRefusal::response);
  }

  private Mono<ServerResponse> post(ServerRequest request) {
    return messages
        .read(request)
        .flatMap(message ->
            admission
                .refusal(request, message)
                .orElseGet(() ->
                    isStateless(request, message)
                        ? stateless.answer(request, message)
                        : sessions.post(request, message)));
  }

  private Mono<ServerResponse> listen(ServerRequest request) {
    return isStateless(request) ? notAllowed() : sessions.listen(request);
  }

  private Mono<ServerResponse> delete(ServerRequest request) {
    return isStateless(request) ? notAllowed() : sessions.delete(request);
  }

  /** The stateless revision has neither a stream to get nor a session to delete. */
  private static Mono<ServerResponse> notAllowed() {
    return ServerResponse.status(405).header("Allow", "POST").build();
  }

  private static boolean isStateless(ServerRequest request) {
    return StatelessEndpoint.VERSION.equals(McpHeaders.version(request));
  }

  /** Unknown versions too, so that a newer client learns which there are. */
  private static boolean isStateless(ServerRequest request, McpSchema.JSONRPCMessage message) {
    if (StatelessEndpoint.describesItself(message)) {
      return true;
    }
    var version = McpHeaders.version(request);
    return version != null
        && !WebFluxTransport.VERSIONS.contains(version)
        && (isStateless(request) || !McpHeaders.hasSession(request));
  }
}
