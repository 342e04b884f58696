package dev.relay.voice.realtime;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.node.JsonNodeFactory;

/** {@code /v1/realtime}: signs in, then carries frames between a socket and its conversation. */
public final class RealtimeEndpoint implements WebHandler {
  /** Larger frames are refused with close code 1009. */
  public static final int LARGEST_FRAME = 1 << 20;

  private static final Duration PING = Duration.ofSeconds(20);
  private static final CloseStatus SILENT =
      new CloseStatus(1001, "Nothing was heard for a minute: connect again.");
  private static final Executor THREADS = task -> Thread.ofVirtual().name("realtime").start(task);
  private static final Scheduler BLOCKING = Schedulers.fromExecutor(THREADS);

  private final SignIn signIn;
  private final Conversations conversations;
  private final WebSocketService sockets;

  public RealtimeEndpoint(SignIn signIn, Conversations conversations, WebSocketService sockets) {
    this.signIn = signIn;
    this.conversations = conversations;
    this.sockets = sockets;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange) {
    if (conversations.isDraining()) {
      return refuse(
          exchange,
          new SignIn.Verdict.Refused(503, "restarting", "Relay is restarting: connect again."));
    }
    return signIn
        .check(exchange.getRequest())
        .flatMap(verdict ->
            switch (verdict) {
              case SignIn.Verdict.Refused refused -> refuse(exchange, refused);
              case SignIn.Verdict.User user -> upgrade(exchange, user.id());
            });
  }

  private Mono<Void> upgrade(ServerWebExchange exchange, String userId) {
    var wanted = exchange.getRequest().getQueryParams().getFirst("conversation");
    return sockets.handleRequest(
        exchange,
        new WebSocketHandler() {
          @Override
          public List<String> getSubProtocols() {
            return List.of("realtime");
          }

          @Override
          public Mono<Void> handle(WebSocketSession session) {
            return Mono.fromCallable(() -> conversations.enter(wanted, userId))
                .subscribeOn(BLOCKING)
                .flatMap(seat -> converse(session, seat));
          }
        });
  }

  private Mono<Void> converse(WebSocketSession session, Conversations.Seat seat) {
    var line = new SocketLine();
    var conversation = seat.conversation();
    var heard =
        session
            .receive()
            .timeout(PING.multipliedBy(3))
            .concatMap(message -> hear(conversation, line, message), 8)
            .onErrorResume(
                java.util.concurrent.TimeoutException.class,
                _ -> Mono.fromRunnable(() -> line.close(SILENT.getCode(), reason(SILENT))))
            .then();
    var said =
        session.send(
            Flux.merge(
                line.frames().map(session::textMessage),
                Flux.interval(PING)
                    .onBackpressureDrop()
                    .map(_ -> session.pingMessage(buffers -> buffers.wrap(new byte[0])))));
    var hungUp = line.closed().flatMap(session::close);
    return Mono.fromFuture(() -> conversation.attach(line))
        .then(Mono.firstWithSignal(heard, said, hungUp))
        .doFinally(_ -> {
          var _ = conversation.detach(line);
          conversations.leave(seat);
        });
  }

  private static Mono<Void> hear(Conversation conversation, Line line, WebSocketMessage message) {
    return switch (message.getType()) {
      case TEXT -> {
        var text = message.getPayloadAsText();
        yield Mono.fromFuture(() -> conversation.receive(line, text));
      }
      case BINARY -> {
        line.send(
            Events.error(
                "binary_frame",
                "Binary frames are not understood: send events as JSON text.",
                null));
        yield Mono.empty();
      }
      case PING, PONG -> Mono.empty();
    };
  }

  private static String reason(CloseStatus status) {
    return status.getReason() == null ? "" : status.getReason();
  }

  private static Mono<Void> refuse(ServerWebExchange exchange, SignIn.Verdict.Refused refused) {
    var body = JsonNodeFactory.instance.objectNode();
    body.putObject("error").put("code", refused.code()).put("message", refused.sentence());
    var response = exchange.getResponse();
    response.setStatusCode(HttpStatusCode.valueOf(refused.status()));
    response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
    var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
  }
}
