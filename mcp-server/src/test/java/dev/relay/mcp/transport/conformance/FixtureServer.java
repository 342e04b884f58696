package dev.relay.mcp.transport.conformance;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Callers;
import dev.relay.mcp.access.web.EdgeFilter;
import dev.relay.mcp.access.web.EdgeRules;
import dev.relay.mcp.transport.Door;
import dev.relay.mcp.transport.McpSessions;
import dev.relay.mcp.transport.Transport;
import dev.relay.mcp.transport.WebFluxTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/**
 * What the official conformance suite expects to find, on our transport and behind our checks of
 * Host and Origin. Everybody is let in: who may call is no part of that suite.
 */
public final class FixtureServer implements AutoCloseable {
  private static final Caller ANYBODY =
      new Caller.Token("fixture", "fixture", Set.of(Caller.Scope.READ, Caller.Scope.RUN));
  private static final int SESSIONS = 1000;
  private static final String SEAL = "a seal for tests";

  private final DisposableServer http;
  private final McpSyncServer mcp;

  private FixtureServer(DisposableServer http, McpSyncServer mcp) {
    this.http = http;
    this.mcp = mcp;
  }

  /** On loopback; port 0 is any free one. */
  public static FixtureServer start(int port) {
    return start(port, new McpSessions(SESSIONS, Duration.ofMinutes(30), InstantSource.system()));
  }

  public static FixtureServer start(int port, McpSessions sessions) {
    var transport = new WebFluxTransport(sessions);
    var mcp = server(transport);
    var endpoint =
        new Transport(
                transport,
                sessions,
                McpJsonDefaults.getMapper(),
                mcp,
                "The fixture of the conformance suite.",
                SEAL,
                InstantSource.system())
            .endpoint(Door.open());
    var handler =
        WebHttpHandlerBuilder.webHandler(
                RouterFunctions.toWebHandler(endpoint.routes(), HandlerStrategies.withDefaults()))
            .filter(new EdgeFilter(rules()), anybody())
            .build();
    var http =
        HttpServer.create()
            .host("127.0.0.1")
            .port(port)
            .handle(new ReactorHttpHandlerAdapter(handler))
            .bindNow();
    return new FixtureServer(http, mcp);
  }

  private static McpSyncServer server(WebFluxTransport transport) {
    var self = new AtomicReference<@Nullable McpSyncServer>();
    self.set(build(transport, self));
    return Objects.requireNonNull(self.get());
  }

  private static McpSyncServer build(
      WebFluxTransport transport, AtomicReference<@Nullable McpSyncServer> self) {
    return McpServer.sync(transport)
        .jsonMapper(McpJsonDefaults.getMapper())
        .serverInfo("relay-conformance-fixture", "1.0.0")
        .capabilities(
            ServerCapabilities.builder()
                .tools(true)
                .resources(true, true)
                .prompts(true)
                .logging()
                .completions()
                .build())
        .immediateExecution(true)
        .validateToolInputs(false)
        .tools(FixtureTools.all())
        .tools(FixtureQuestions.all())
        .tools(FixtureInputs.all())
        .tools(FixtureTasks.all())
        .tools(FixtureChanges.all(() -> Objects.requireNonNull(self.get())))
        .resources(FixtureResources.all())
        .resourceTemplates(FixtureResources.template())
        .prompts(FixturePrompts.all())
        .prompts(FixtureInputs.prompt())
        .completions(FixturePrompts.completion())
        .build();
  }

  private static EdgeRules rules() {
    return new EdgeRules(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), /* tls= */ false);
  }

  private static WebFilter anybody() {
    return (exchange, chain) -> {
      Callers.put(exchange, ANYBODY);
      return chain.filter(exchange);
    };
  }

  public String url() {
    return "http://127.0.0.1:" + http.port() + "/mcp";
  }

  /** Tells whoever watches that resource. */
  public void changed(String uri) {
    mcp.notifyResourcesUpdated(new McpSchema.ResourcesUpdatedNotification(uri));
  }

  /** How many calls of {@code slow_compute} are under way. */
  public int computing() {
    return FixtureTasks.COMPUTING.get();
  }

  /** How many of them were interrupted so far. */
  public int interrupted() {
    return FixtureTasks.INTERRUPTED.get();
  }

  @Override
  public void close() {
    http.disposeNow();
    mcp.close();
  }
}
