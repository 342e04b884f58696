package dev.relay.mcp.transport;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Callers;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.ProtocolVersions;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** The revisions with sessions: POST sends messages, GET listens, DELETE ends the session. */
final class SessionEndpoint {
  private static final String CANCELLED = "notifications/cancelled";

  private final RunningCalls calls = new RunningCalls();
  private final WebFluxTransport transport;
  private final McpSessions sessions;
  private final McpJsonMapper json;
  private final McpMessages messages;
  private final ToolNames tools;
  private final Door door;

  SessionEndpoint(
      WebFluxTransport transport,
      McpSessions sessions,
      McpJsonMapper json,
      McpMessages messages,
      ToolNames tools,
      Door door) {
    this.transport = transport;
    this.sessions = sessions;
    this.json = json;
    this.messages = messages;
    this.tools = tools;
    this.door = door;
  }

  Mono<ServerResponse> post(ServerRequest request, McpSchema.JSONRPCMessage message) {
    return switch (message) {
      case McpSchema.JSONRPCRequest call when call.method().equals(McpSchema.METHOD_INITIALIZE) ->
          initialize(request, call);
      case McpSchema.JSONRPCRequest call -> call(request, session(request), call);
      case McpSchema.JSONRPCNotification said when said.method().equals(CANCELLED) ->
          cancel(request, said);
      case McpSchema.JSONRPCNotification said ->
          accepted(session(request).session().accept(said).contextWrite(caller(request)));
      case McpSchema.JSONRPCResponse answer ->
          accepted(session(request).session().accept(answer).contextWrite(caller(request)))
              .onErrorResume(
                  _ -> Mono.error(McpRefusal.badRequest("Nothing was asked with that id.")));
      default -> throw McpRefusal.badRequest("The body is not one JSON-RPC message.");
    };
  }

  private Mono<ServerResponse> initialize(ServerRequest request, McpSchema.JSONRPCRequest call) {
    var init = transport.factory().startSession(messages.initialization(call));
    var session = init.session();
    if (!sessions.add(session, owner(request), door.stillOpens(request.exchange()))) {
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
                .header(HttpHeaders.MCP_SESSION_ID, session.getId())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(messages.write(answer)));
  }

  private Mono<ServerResponse> call(
      ServerRequest request, LiveSession session, McpSchema.JSONRPCRequest call) {
    ParamTypes.check(call);
    var unknown = tools.refusal(call, tool -> door.shows(Callers.of(request.exchange()), tool));
    if (unknown.isPresent()) {
      return unknown.get().response();
    }
    if (call.method().equals(McpSchema.METHOD_RESOURCES_SUBSCRIBE)) {
      watch(request, call);
    }
    var reply =
        new Reply(
            json,
            this::written,
            McpHeaders.takesEvents(request) ? () -> open(request, session) : null);
    if (McpHeaders.prefersEvents(request)) {
      reply.openStream();
    }
    return calls
        .run(session.session(), call, reply, caller(request), reply.response())
        .switchIfEmpty(Mono.defer(() -> ServerResponse.accepted().build()));
  }

  private void watch(ServerRequest request, McpSchema.JSONRPCRequest call) {
    var uri = call.params() instanceof Map<?, ?> params ? params.get("uri") : null;
    try {
      door.watch(Callers.of(request.exchange()), String.valueOf(uri));
    } catch (McpError e) {
      var why = e.getJsonRpcError();
      throw new McpRefusal(HttpStatus.OK, why.code(), why.message(), call.id());
    }
  }

  private EventStream open(ServerRequest request, LiveSession session) {
    var stream = session.streams().open();
    // Clients of earlier revisions take every event for a message.
    if (ProtocolVersions.MCP_2025_11_25.equals(McpHeaders.version(request))) {
      stream.prime();
    }
    return stream;
  }

  private Reply.Written written(McpSchema.JSONRPCMessage message) {
    var told =
        message instanceof McpSchema.JSONRPCResponse response
            ? Failures.censored(response)
            : message;
    return new Reply.Written(HttpStatus.OK, messages.write(told));
  }

  private Mono<ServerResponse> cancel(ServerRequest request, McpSchema.JSONRPCNotification said) {
    var which = said.params() instanceof Map<?, ?> params ? params.get("requestId") : null;
    calls.cancel(session(request).session(), which);
    return ServerResponse.accepted().build();
  }

  Mono<ServerResponse> listen(ServerRequest request) {
    if (!McpHeaders.takesEvents(request)) {
      throw new McpRefusal(
          HttpStatus.NOT_ACCEPTABLE,
          McpSchema.ErrorCodes.INVALID_REQUEST,
          "Listening needs the header 'Accept: text/event-stream'.",
          null);
    }
    var session = session(request);
    // A stream that is no longer kept is listened to afresh; 404 would end the session.
    var events =
        Optional.ofNullable(McpHeaders.lastEvent(request))
            .flatMap(session.streams()::after)
            .orElseGet(() -> listening(request, session));
    return Mono.fromCallable(() -> sessions.listening(session))
        .flatMap(heard ->
            Reply.events(
                events
                    .takeUntilOther(door.signedOut(request.exchange()))
                    .doFinally(_ -> heard.run())));
  }

  /** What the server says by itself; it is said to the newest listener. */
  private Flux<ServerSentEvent<String>> listening(ServerRequest request, LiveSession session) {
    var stream = open(request, session);
    var listening = session.session().listeningStream(new Listener(json, stream, messages));
    return stream.after(0).doFinally(_ -> listening.close());
  }

  Mono<ServerResponse> delete(ServerRequest request) {
    var session = session(request);
    sessions.remove(session);
    return session.session().delete().then(ServerResponse.noContent().build());
  }

  private static Mono<ServerResponse> accepted(Mono<Void> work) {
    return work.then(ServerResponse.accepted().build());
  }

  private LiveSession session(ServerRequest request) {
    McpHeaders.checkVersion(request);
    return sessions
        .find(McpHeaders.sessionId(request), owner(request))
        .orElseThrow(McpRefusal::unknownSession);
  }

  /** A service keeps one session for all the users it acts for. */
  private static String owner(ServerRequest request) {
    return switch (Callers.of(request.exchange())) {
      case Caller.Service _ -> "service";
      case Caller.Person person -> "user " + person.userId();
      case Caller.Token token -> "user " + token.userId();
    };
  }

  private static Function<Context, Context> caller(ServerRequest request) {
    var context = Callers.transportContext(Callers.of(request.exchange()));
    return existing -> existing.put(McpTransportContext.KEY, context);
  }
}
