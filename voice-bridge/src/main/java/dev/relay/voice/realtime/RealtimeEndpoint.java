package dev.relay.voice.realtime;

import io.netty.handler.codec.TooLongFrameException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
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
  private static final Duration CLOSING = Duration.ofSeconds(2);
  private static final CloseStatus SIGNED_OUT =
      new CloseStatus(4401, "You are signed out: open the link that ./relay token prints.");
  private static final CloseStatus SILENT =
      new CloseStatus(1001, "Nothing was heard for a minute: connect again.");
  private static final CloseStatus TOO_BIG =
      new CloseStatus(1009, "Events are at most one megabyte: send smaller ones.");
  private static final CloseStatus BROKEN =
      new CloseStatus(1011, "Something went wrong on this connection: connect again.");
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
              case SignIn.Verdict.User user -> upgrade(exchange, user);
            });
  }

  private Mono<Void> upgrade(ServerWebExchange exchange, SignIn.Verdict.User user) {
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
            return Mono.fromCallable(() -> conversations.enter(wanted, user.id()))
                .subscribeOn(BLOCKING)
                .flatMap(seat -> converse(session, seat, user.over()));
          }
        });
  }

  private Mono<Void> converse(
      WebSocketSession session, Conversations.Seat seat, Mono<Void> signedOut) {
    var line = new SocketLine();
    var conversation = seat.conversation();
    var heard =
        session
            .receive()
            .timeout(PING.multipliedBy(3))
            .map(Heard::of)
            .concatMap(message -> hear(conversation, line, message), 8)
            .then()
            .onErrorResume(thrown -> {
              line.close(closing(thrown).getCode(), reason(closing(thrown)));
              return Mono.never(); // until the close frame is out
            });
    var said =
        session.send(
            Flux.merge(
                line.frames().map(session::textMessage),
                Flux.interval(PING)
                    .onBackpressureDrop()
                    .map(_ -> session.pingMessage(buffers -> buffers.wrap(new byte[0])))));
    var thrownOut =
        signedOut
            .then(Mono.fromRunnable(() -> line.close(SIGNED_OUT.getCode(), reason(SIGNED_OUT))))
            .then(Mono.<Void>never()); // until the close frame is out
    var hungUp = line.closed().flatMap(status -> session.close(status).timeout(CLOSING));
    return Mono.fromFuture(() -> conversation.attach(line))
        .then(
            Mono.firstWithSignal(
                line.unlessClosing(heard), line.unlessClosing(said), hungUp, thrownOut))
        .onErrorComplete()
        .doFinally(_ -> {
          var _ = conversation.detach(line);
          conversations.leave(seat);
        });
  }

  /** A message's text, taken out at once: its buffer is gone when the next operator looks. */
  private record Heard(WebSocketMessage.Type type, String text) {
    static Heard of(WebSocketMessage message) {
      var isText = message.getType() == WebSocketMessage.Type.TEXT;
      return new Heard(message.getType(), isText ? message.getPayloadAsText() : "");
    }
  }

  private static Mono<Void> hear(Conversation conversation, Line line, Heard heard) {
    return switch (heard.type()) {
      case TEXT -> Mono.fromFuture(() -> conversation.receive(line, heard.text()));
      case BINARY -> Mono.fromFuture(() -> conversation.receiveBinary(line));
      case PING, PONG -> Mono.empty();
    };
  }

  private static CloseStatus closing(Throwable thrown) {
    return switch (thrown) {
      case TimeoutException _ -> SILENT;
      case TooLongFrameException _ -> TOO_BIG;
      default -> BROKEN;
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
