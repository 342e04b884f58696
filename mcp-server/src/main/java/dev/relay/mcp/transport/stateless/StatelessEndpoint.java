package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.access.Callers;
import dev.relay.mcp.transport.Door;
import dev.relay.mcp.transport.EventStream;
import dev.relay.mcp.transport.McpHeaders;
import dev.relay.mcp.transport.McpRefusal;
import dev.relay.mcp.transport.ParamTypes;
import dev.relay.mcp.transport.Reply;
import dev.relay.mcp.transport.RunningCalls;
import dev.relay.mcp.transport.ToolNames;
import dev.relay.mcp.transport.WebFluxTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Answers one request by what it carries itself. */
public final class StatelessEndpoint {
  public static final String VERSION = "2026-07-28";
  private static final List<String> VERSIONS =
      Stream.concat(Stream.of(VERSION), WebFluxTransport.VERSIONS.reversed().stream()).toList();

  /** A call that takes longer becomes a task where the client follows tasks. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What the SDK serves; what it serves beyond is gone with sessions. */
  private static final Set<String> SERVED =
      Set.of(
          "tools/list",
          "tools/call",
          "prompts/list",
          "prompts/get",
          "resources/list",
          "resources/read",
          "resources/templates/list",
          "completion/complete");

  private final RunningCalls calls = new RunningCalls();
  private final StatelessServer server;
  private final ToolNames tools;
  private final RequestState state;
  private final Door door;
  private final Results results;
  private final CallTasks tasks;
  private final Subscriptions subscriptions;

  public StatelessEndpoint(
      StatelessServer server, ToolNames tools, byte[] seal, InstantSource clock, Door door) {
    this.server = server;
    this.tools = tools;
    this.state = new RequestState(seal, server.json(), clock);
    this.door = door;
    this.results = new Results(server.json(), server.sdk().getServerInfo());
    this.tasks = new CallTasks(clock, this::taskChanged);
    this.subscriptions = new Subscriptions(server, results, tasks, door);
    server.http().subscribe(subscriptions::tell, subscriptions::end);
  }

  private void taskChanged(CallTask task) {
    subscriptions.tell("notifications/tasks", task.told());
  }

  /** True when a message says itself which version it is of. */
  public static boolean describesItself(McpSchema.JSONRPCMessage message) {
    return Envelope.isIn(message);
  }

  public Mono<ServerResponse> answer(ServerRequest http, McpSchema.JSONRPCMessage message) {
    return switch (message) {
      case McpSchema.JSONRPCRequest call -> answer(http, call);
      case McpSchema.JSONRPCNotification _ -> ServerResponse.accepted().build();
      default ->
          throw new McpRefusal(
              HttpStatus.BAD_REQUEST,
              McpSchema.ErrorCodes.INVALID_REQUEST,
              "Answers come with the call that is made again, as inputResponses.",
              null);
    };
  }

  private Mono<ServerResponse> answer(ServerRequest http, McpSchema.JSONRPCRequest call) {
    try {
      var envelope = Envelope.of(http, call, VERSIONS);
      RoutingHeaders.check(http, call);
      var caller = Callers.of(http.exchange());
      return switch (call.method()) {
        case "server/discover" ->
            Reply.json(results.result(call, Discovery.of(server, results, VERSIONS), "complete"));
        case "subscriptions/listen" ->
            Reply.events(
                subscriptions
                    .listen(caller, envelope, call)
                    .takeUntilOther(door.signedOut(http.exchange())));
        case "tasks/get", "tasks/update", "tasks/cancel" ->
            Reply.json(results.complete(call, tasks.handle(caller, envelope, call)));
        default -> serve(http, call, envelope);
      };
    } catch (McpError e) { // of what the request lacks
      return Reply.json(
          results.write(call, McpSchema.JSONRPCResponse.error(call.id(), e.getJsonRpcError())));
    }
  }

  private Mono<ServerResponse> serve(
      ServerRequest http, McpSchema.JSONRPCRequest call, Envelope envelope) {
    if (!SERVED.contains(call.method())) {
      throw new McpRefusal(
          HttpStatus.NOT_FOUND,
          McpSchema.ErrorCodes.METHOD_NOT_FOUND,
          "Method not found: " + call.method(),
          call.id());
    }
    ParamTypes.check(call);
    if (call.method().equals("tools/call")) {
      tools
          .refusal(call, tool -> door.shows(Callers.of(http.exchange()), tool))
          .ifPresent(refusal -> {
            throw refusal;
          });
      server
          .tool(Json.text(Json.object(call.params()), "name"))
          .ifPresent(tool -> ParamHeaders.check(http, call, tool));
    }
    return run(http, call, envelope);
  }

  private Mono<ServerResponse> run(
      ServerRequest http, McpSchema.JSONRPCRequest call, Envelope envelope) {
    var caller = Callers.of(http.exchange());
    var reply =
        new Reply(
            server.json(),
            message -> results.write(call, message),
            McpHeaders.takesEvents(http) ? () -> new EventStream(null) : null);
    var outlet = new Outlet(call, reply, envelope.logLevel() != null);
    var asking = new CallAsking(envelope, caller, call, state, outlet, tasks);
    var session = server.session(envelope);
    reply.onDisconnect(() -> {
      if (outlet.task().isEmpty()) {
        calls.cancel(session, call.id());
      }
    });
    asking.interruptedBy(() -> calls.cancel(session, call.id()));
    if (call.method().equals("tools/call") && envelope.followsTasks()) {
      outlet.watch(
          Schedulers.parallel()
              .schedule(asking::detach, PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    }
    return calls.run(
        session, call, outlet, StatelessServer.context(caller, asking), reply.response());
  }
}
