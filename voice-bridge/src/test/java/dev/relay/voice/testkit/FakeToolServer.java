package dev.relay.voice.testkit;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real MCP server on Netty whose tools answer what a test tells them to; it records every call,
 * and knows one person ({@code relay_session=good}) and one token ({@code Bearer good}), until that
 * person is signed out.
 */
public final class FakeToolServer implements AutoCloseable {
  public static final String SERVICE_TOKEN = "service-token-of-the-tests";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> TOOLS =
      List.of(
          "workspaces",
          "status",
          "search",
          "symbols",
          "read",
          "analyze",
          "implement",
          "tasks",
          "steer",
          "diff",
          "sync",
          "publish");

  private final Map<String, Function<JsonNode, String>> answers = new ConcurrentHashMap<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final McpSyncServer mcp;
  private final LoopResources loops = LoopResources.create("fake", 1, true);
  private final DisposableServer http;
  private volatile Sinks.Empty<Void> signedOut = Sinks.empty();

  /** A call and the headers it came with. */
  public record Call(
      String tool, JsonNode arguments, String authorization, String user, String channel) {}

  /** A tool that refuses: its sentence, as an MCP error result. */
  public static final class Refusal extends RuntimeException {
    public Refusal(String sentence) {
      super(sentence);
    }
  }

  public FakeToolServer() {
    this(0);
  }

  public FakeToolServer(int port) {
    var transport =
        WebFluxStreamableServerTransportProvider.builder()
            .messageEndpoint("/mcp")
            .contextExtractor(request ->
                McpTransportContext.create(
                    Map.of(
                        "authorization", header(request.headers().firstHeader("Authorization")),
                        "user", header(request.headers().firstHeader("Relay-On-Behalf-Of")),
                        "channel", header(request.headers().firstHeader("Relay-Channel")))))
            .build();
    mcp =
        McpServer.sync(transport)
            .serverInfo("fake", "1")
            .validateToolInputs(false)
            .tools(TOOLS.stream().map(this::tool).toList())
            .build();
    @SuppressWarnings("unchecked")
    var routes =
        ((RouterFunction<ServerResponse>) transport.getRouterFunction())
            .and(RouterFunctions.route().GET("/api/me", this::me).build());
    http =
        HttpServer.create()
            .runOn(loops) // the shared ones end with the first application that stops
            .host("127.0.0.1")
            .port(port)
            .handle(new ReactorHttpHandlerAdapter(RouterFunctions.toHttpHandler(routes)))
            .bindNow();
    reset();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + http.port());
  }

  /** Forgets calls and scripts; what no test scripted answers something harmless. */
  public void reset() {
    calls.clear();
    answers.clear();
    signedOut = Sinks.empty();
    on(
        "status",
        "{'openTasks':0,'approvals':0,'agent':{'name':'codemod','reason':'no key is set'}}");
    on(
        "workspaces",
        "{'workspaces':[{'name':'shop','repositories':[{'name':'shared-api'},{'name':'backend'},{'name':'frontend'}]}]}");
  }

  /** {@code json} may use single quotes. */
  public void on(String tool, String json) {
    answers.put(tool, _ -> json);
  }

  public void on(String tool, Function<JsonNode, String> answer) {
    answers.put(tool, answer);
  }

  public List<Call> calls(String tool) {
    return calls.stream().filter(call -> call.tool().equals(tool)).toList();
  }

  @Override
  public void close() {
    mcp.close();
    http.disposeNow();
    loops.dispose();
  }

  private SyncToolSpecification tool(String name) {
    var tool =
        Tool.builder(name, Map.<String, Object>of("type", "object")).description(name).build();
    return new SyncToolSpecification(tool, this::call);
  }

  private CallToolResult call(McpSyncServerExchange exchange, CallToolRequest request) {
    var arguments = JSON.<JsonNode>valueToTree(request.arguments());
    var context = exchange.transportContext();
    calls.add(
        new Call(
            request.name(),
            arguments,
            String.valueOf(context.get("authorization")),
            String.valueOf(context.get("user")),
            String.valueOf(context.get("channel"))));
    try {
      var json = answers.getOrDefault(request.name(), _ -> "{}").apply(arguments);
      var content = JSON.readValue(json.replace('\'', '"'), Map.class);
      return CallToolResult.builder().structuredContent(content).addTextContent("ok").build();
    } catch (Refusal refusal) {
      return CallToolResult.builder()
          .isError(true)
          .addTextContent(String.valueOf(refusal.getMessage()))
          .build();
    }
  }

  /** The person's session ends, as after a logout; whoever waits for it is told. */
  public void signOut() {
    signedOut.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
  }

  private Mono<ServerResponse> me(ServerRequest request) {
    var bearer = header(request.headers().firstHeader("Authorization"));
    var cookie = header(request.headers().firstHeader("Cookie"));
    var asToken = bearer.equals("Bearer good");
    if (!asToken && !cookie.contains("relay_session=good")) {
      return ServerResponse.status(401).build();
    }
    var key = header(request.headers().firstHeader("Relay-Page-Key"));
    if (!asToken && !key.isEmpty() && !key.equals("good")) {
      return ServerResponse.status(403).build();
    }
    var wait = Duration.ofSeconds(Long.parseLong(request.queryParam("wait").orElse("0")));
    var over = asToken ? Mono.<ServerResponse>never() : signedOut.asMono().then(refusal());
    return Mono.firstWithSignal(over, Mono.defer(FakeToolServer::owner).delaySubscription(wait));
  }

  private static Mono<ServerResponse> refusal() {
    return ServerResponse.status(401).build();
  }

  private static Mono<ServerResponse> owner() {
    return ServerResponse.ok().bodyValue(Map.of("userId", "owner", "kind", "person"));
  }

  private static String header(String value) {
    return value == null ? "" : value;
  }
}
