package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What the headers of a request to {@code /mcp} say. */
public final class McpHeaders {
  private McpHeaders() {}

  /** Only who names event streams gets one; a bare {@code *}{@code /*} is answered with JSON. */
  public static boolean takesEvents(ServerRequest request) {
    return request.headers().accept().stream()
        .anyMatch(type -> type.isConcrete() && type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM));
  }

  /** True for who names event streams first, or takes nothing else. */
  static boolean prefersEvents(ServerRequest request) {
    return request.headers().accept().stream()
        .filter(type ->
            type.isCompatibleWith(MediaType.APPLICATION_JSON)
                || type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM))
        .findFirst()
        .map(type -> type.isConcrete() && type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM))
        .orElse(false);
  }

  static boolean takesJson(ServerRequest request) {
    var accept = request.headers().accept();
    return accept.isEmpty()
        || accept.stream().anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON));
  }

  public static @Nullable String version(ServerRequest request) {
    return request.headers().firstHeader(HttpHeaders.PROTOCOL_VERSION);
  }

  static boolean hasSession(ServerRequest request) {
    return request.headers().firstHeader(HttpHeaders.MCP_SESSION_ID) != null;
  }

  static @Nullable String lastEvent(ServerRequest request) {
    return request.headers().firstHeader(HttpHeaders.LAST_EVENT_ID);
  }

  static String sessionId(ServerRequest request) {
    var id = request.headers().firstHeader(HttpHeaders.MCP_SESSION_ID);
    if (id == null || id.isBlank()) {
      throw McpRefusal.badRequest(
          "The header Mcp-Session-Id is missing: send initialize first and keep the id it gives.");
    }
    return id;
  }

  static void checkVersion(ServerRequest request) {
    var version = version(request);
    if (version != null && !WebFluxTransport.VERSIONS.contains(version)) {
      throw McpRefusal.badRequest(
          "MCP-Protocol-Version '"
              + version
              + "' is not spoken here: use one of "
              + String.join(", ", WebFluxTransport.VERSIONS)
              + ".");
    }
  }
}
