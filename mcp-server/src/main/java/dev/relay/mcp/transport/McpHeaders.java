package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;

/** What the headers of a request to {@code /mcp} say. */
public final class McpHeaders {
  private McpHeaders() {}

  /**
   * What a client takes.
   *
   * @param events only who names event streams gets one; a bare {@code *}{@code /*} is JSON
   * @param eventsFirst true for who names event streams first, or takes nothing else
   */
  private record Accepts(boolean json, boolean events, boolean eventsFirst) {
    static Accepts of(List<MediaType> types) {
      var usable =
          types.stream()
              .filter(type ->
                  type.isCompatibleWith(MediaType.APPLICATION_JSON)
                      || type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM))
              .toList();
      return new Accepts(
          types.isEmpty()
              || usable.stream()
                  .anyMatch(type -> type.isCompatibleWith(MediaType.APPLICATION_JSON)),
          usable.stream().anyMatch(Accepts::isEvents),
          !usable.isEmpty() && isEvents(usable.getFirst()));
    }

    private static boolean isEvents(MediaType type) {
      return type.isConcrete() && type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM);
    }
  }

  /** What nearly every client says. */
  private static final String USUAL = "application/json, text/event-stream";

  private static final Accepts USUALLY = new Accepts(true, true, false);

  private static Accepts accepts(ServerRequest request) {
    return USUAL.equals(request.headers().firstHeader("Accept"))
        ? USUALLY
        : Accepts.of(request.headers().accept());
  }

  public static boolean takesEvents(ServerRequest request) {
    return accepts(request).events();
  }

  static boolean prefersEvents(ServerRequest request) {
    return accepts(request).eventsFirst();
  }

  static boolean takesJson(ServerRequest request) {
    return accepts(request).json();
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
