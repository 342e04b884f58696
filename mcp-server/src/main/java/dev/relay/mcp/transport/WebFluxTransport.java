package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the SDK's server knows of our transport: how to open sessions and how to reach them. */
public final class WebFluxTransport implements McpStreamableServerTransportProvider {
  static final List<String> VERSIONS =
      List.of(
          ProtocolVersions.MCP_2025_03_26,
          ProtocolVersions.MCP_2025_06_18,
          ProtocolVersions.MCP_2025_11_25);

  private final McpSessions sessions;
  private McpStreamableServerSession.@Nullable Factory factory;

  public WebFluxTransport(McpSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public void setSessionFactory(McpStreamableServerSession.Factory sessionFactory) {
    this.factory = sessionFactory;
  }

  McpStreamableServerSession.Factory factory() {
    return Objects.requireNonNull(factory, "the MCP server is built before the first request");
  }

  /** The newest is answered to whoever asks for one that is not here. */
  @Override
  public List<String> protocolVersions() {
    return VERSIONS;
  }

  @Override
  public Mono<Void> notifyClients(String method, @Nullable Object params) {
    return Flux.fromIterable(sessions.all())
        .flatMap(session -> session.sendNotification(method, params).onErrorComplete())
        .then();
  }

  @Override
  public Mono<Void> notifyClient(String sessionId, String method, @Nullable Object params) {
    return Flux.fromIterable(sessions.all())
        .filter(session -> session.getId().equals(sessionId))
        .flatMap(session -> session.sendNotification(method, params))
        .then();
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Flux.fromIterable(sessions.all())
        .doOnNext(sessions::remove)
        .flatMap(session -> session.closeGracefully().onErrorComplete())
        .then();
  }
}
