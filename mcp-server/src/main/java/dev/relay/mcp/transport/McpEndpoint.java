package dev.relay.mcp.transport;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Callers;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * MCP over Streamable HTTP at {@code /mcp}: POST sends messages, GET listens, DELETE ends the
 * session. Everything past the reading of the body runs on virtual threads.
 */
public final class McpEndpoint {
  /** Events that wait for a client that reads slowly; one more ends its stream. */
  private static final int BUFFERED_EVENTS = 1024;

  private static final String CANCELLED = "notifications/cancelled";

  private final RunningCalls calls = new RunningCalls();
  private final WebFluxTransport transport;
  private final McpSessions sessions;
  private final McpJsonMapper json;
  private final McpMessages messages;
  private final ToolNames tools;
  private final Function<ServerWebExchange, Mono<Void>> signedOut;

  /** {@code signedOut} completes once who began the exchange is no longer signed in. */
  public McpEndpoint(
      WebFluxTransport transport,
      McpSessions sessions,
      McpJsonMapper json,
      List<String> tools,
      Function<ServerWebExchange, Mono<Void>> signedOut) {
    this.transport = transport;
    this.sessions = sessions;
    this.json = json;
    this.messages = new McpMessages(json);
    this.tools = new ToolNames(tools);
    this.signedOut = signedOut;
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
    return messages.read(request).flatMap(message -> dispatch(request, message));
  }

  private Mono<ServerResponse> dispatch(ServerRequest request, McpSchema.JSONRPCMessage message) {
    return switch (message) {
      case McpSchema.JSONRPCRequest call when call.method().equals(McpSchema.METHOD_INITIALIZE) ->
          initialize(request, call);
      case McpSchema.JSONRPCRequest call -> call(request, session(request), call);
      case McpSchema.JSONRPCNotification said when said.method().equals(CANCELLED) ->
          cancel(request, said);
      case McpSchema.JSONRPCNotification said ->
          accepted(session(request).accept(said).contextWrite(caller(request)));
      case McpSchema.JSONRPCResponse answer ->
          accepted(session(request).accept(answer).contextWrite(caller(request)));
      default -> throw McpRefusal.badRequest("The body is not one JSON-RPC message.");
    };
  }

  private Mono<ServerResponse> initialize(ServerRequest request, McpSchema.JSONRPCRequest call) {
    var init = transport.factory().startSession(messages.initialization(call));
    if (!sessions.add(init.session(), owner(request))) {
      throw new McpRefusal(
          HttpStatus.SERVICE_UNAVAILABLE,
          McpSchema.ErrorCodes.INTERNAL_ERROR,
          "Too many MCP sessions are in use: end one and try again.",
          call.id());
    }
    return init.initResult()
        .map(result -> McpSchema.JSONRPCResponse.result(call.id(), result))
        .flatMap(answer ->
            ServerResponse.ok()
                .header(HttpHeaders.MCP_SESSION_ID, init.session().getId())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(EventStream.write(json, answer)))
        .doOnError(_ -> sessions.remove(init.session()));
  }

  private Mono<ServerResponse> call(
      ServerRequest request, McpStreamableServerSession session, McpSchema.JSONRPCRequest call) {
    var unknown = tools.refusal(call);
    if (unknown.isPresent()) {
      return unknown.get().response();
    }
    if (McpHeaders.takesEvents(request)) {
      return events(
          Mono.never(),
          sink -> calls.run(session, call, new EventStream(sink, json), caller(request)));
    }
    var single = new SingleAnswer(json);
    calls.run(session, call, single, caller(request));
    return single
        .answer()
        .flatMap(answer ->
            ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(EventStream.write(json, answer)))
        .switchIfEmpty(Mono.defer(() -> ServerResponse.accepted().build()));
  }

  private Mono<ServerResponse> cancel(ServerRequest request, McpSchema.JSONRPCNotification said) {
    var which = said.params() instanceof Map<?, ?> params ? params.get("requestId") : null;
    calls.cancel(session(request), which);
    return ServerResponse.accepted().build();
  }

  private Mono<ServerResponse> listen(ServerRequest request) {
    if (!McpHeaders.takesEvents(request)) {
      throw new McpRefusal(
          HttpStatus.NOT_ACCEPTABLE,
          McpSchema.ErrorCodes.INVALID_REQUEST,
          "Listening needs the header 'Accept: text/event-stream'.",
          null);
    }
    var session = session(request);
    return events(
        signedOut.apply(request.exchange()),
        sink -> sink.onDispose(session.listeningStream(new EventStream(sink, json))::close));
  }

  private Mono<ServerResponse> delete(ServerRequest request) {
    var session = session(request);
    sessions.remove(session);
    return session.delete().then(ServerResponse.noContent().build());
  }

  private static Mono<ServerResponse> accepted(Mono<Void> work) {
    return work.then(ServerResponse.accepted().build());
  }

  private static Mono<ServerResponse> events(
      Mono<Void> until, Consumer<FluxSink<ServerSentEvent<String>>> source) {
    var events =
        Flux.create(source, FluxSink.OverflowStrategy.IGNORE)
            .onBackpressureBuffer(BUFFERED_EVENTS)
            .takeUntilOther(until);
    return ServerResponse.ok()
        .header("X-Accel-Buffering", "no")
        .header("Cache-Control", "no-store")
        .body(BodyInserters.fromServerSentEvents(events));
  }

  private McpStreamableServerSession session(ServerRequest request) {
    McpHeaders.checkVersion(request);
    return sessions
        .find(McpHeaders.sessionId(request), owner(request))
        .orElseThrow(McpRefusal::unknownSession);
  }

  private static Caller callerOf(ServerRequest request) {
    return Callers.of(request.exchange());
  }

  /** A service keeps one session for all the users it acts for. */
  private static String owner(ServerRequest request) {
    return switch (callerOf(request)) {
      case Caller.Service _ -> "service";
      case Caller.Person person -> "user " + person.userId();
      case Caller.Token token -> "user " + token.userId();
    };
  }

  private static Function<Context, Context> caller(ServerRequest request) {
    var context = Callers.transportContext(callerOf(request));
    return existing -> existing.put(McpTransportContext.KEY, context);
  }
}
