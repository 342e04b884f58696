package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the SDK's server knows of our transport: how to open sessions and how to reach them. */
public final class WebFluxTransport implements McpStreamableServerTransportProvider {
  /** Who hears of changes beside the sessions. */
  private final List<BiConsumer<String, @Nullable Object>> subscribers =
      new CopyOnWriteArrayList<>();

  private final List<Runnable> ends = new CopyOnWriteArrayList<>();
  private final Map<String, BiConsumer<String, @Nullable Object>> watchers =
      new ConcurrentHashMap<>();

  public static final List<String> VERSIONS =
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

  /**
   * {@code subscriber} gets method and parameters of what all clients are told, until {@code end}.
   */
  public void subscribe(BiConsumer<String, @Nullable Object> subscriber, Runnable end) {
    subscribers.add(subscriber);
    ends.add(end);
  }

  /** Gets what the session of that id is told, which is none that a client has. */
  public void watch(String session, BiConsumer<String, @Nullable Object> watcher) {
    watchers.put(session, watcher);
  }

  public void unwatch(String session) {
    watchers.remove(session);
  }

  public McpStreamableServerSession.Factory factory() {
    return Objects.requireNonNull(factory, "the MCP server is built before the first request");
  }

  /** The newest is answered to whoever asks for one that is not here. */
  @Override
  public List<String> protocolVersions() {
    return VERSIONS;
  }

  @Override
  public Mono<Void> notifyClients(String method, @Nullable Object params) {
    subscribers.forEach(each -> each.accept(method, params));
    return Flux.fromIterable(sessions.all())
        .flatMap(session -> session.sendNotification(method, params).onErrorComplete())
        .then();
  }

  @Override
  public Mono<Void> notifyClient(String sessionId, String method, @Nullable Object params) {
    var watcher = watchers.get(sessionId);
    if (watcher != null) {
      return Mono.fromRunnable(() -> watcher.accept(method, params));
    }
    return Flux.fromIterable(sessions.all())
        .filter(session -> session.getId().equals(sessionId))
        .flatMap(session -> session.sendNotification(method, params))
        .then();
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(() -> {
      ends.forEach(Runnable::run);
      sessions.endAll();
    });
  }
}
