package dev.relay.repo.webhook.web;

import dev.relay.repo.webhook.DeliveryInbox;
import dev.relay.repo.webhook.Door;
import dev.relay.repo.webhook.Envelope;
import dev.relay.repo.webhook.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** {@code /webhooks/github} and {@code /webhooks/gitlab}: 202 means stored. */
public final class WebhookRoutes {
  public static final String PATH = "/webhooks/";

  /** GitHub gives up after ten seconds, GitLab too. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Scheduler BLOCKING =
      Schedulers.fromExecutor(
          Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory()));

  private final List<Door> doors;
  private final DeliveryInbox inbox;
  private final Room room = new Room();

  public WebhookRoutes(List<Door> doors, DeliveryInbox inbox) {
    this.doors = List.copyOf(doors);
    this.inbox = inbox;
  }

  public RouterFunction<ServerResponse> routes() {
    var routes = RouterFunctions.route();
    doors.forEach(door -> routes.POST(PATH + door.host().id(), request -> take(door, request)));
    return routes.build();
  }

  private Mono<ServerResponse> take(Door door, ServerRequest request) {
    var envelope = envelope(request);
    return Mono.defer(
            () -> {
              door.greet(envelope);
              return body(request);
            })
        .publishOn(BLOCKING)
        .map(body -> door.admit(envelope, body))
        .flatMap(delivery -> Mono.fromCompletionStage(inbox.put(delivery)))
        .flatMap(stored -> accepted(stored.id()))
        .onErrorMap(DataBufferLimitException.class, _ -> Room.tooLarge())
        .onErrorMap(TimeoutException.class, _ -> slow())
        .onErrorResume(Refused.class, WebhookRoutes::refused);
  }

  private Mono<byte[]> body(ServerRequest request) {
    var place = room.enter(request.headers().contentLength().orElse(-1));
    return DataBufferUtils.join(
            request.body(BodyExtractors.toDataBuffers()), Math.toIntExact(Room.LARGEST))
        .map(WebhookRoutes::bytes)
        .defaultIfEmpty(new byte[0])
        .timeout(PATIENCE)
        .doFinally(_ -> place.leave());
  }

  private static byte[] bytes(DataBuffer buffer) {
    var bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  private static Envelope envelope(ServerRequest request) {
    return new Envelope(request.headers()::firstHeader, request.queryParam("hook"));
  }

  /** The same for a delivery that was there already. */
  private static Mono<ServerResponse> accepted(String id) {
    return ServerResponse.accepted().bodyValue(Map.of("delivery", id));
  }

  private static Mono<ServerResponse> refused(Refused refused) {
    var status =
        switch (refused.kind()) {
          case UNSIGNED -> HttpStatus.UNAUTHORIZED;
          case MALFORMED -> HttpStatus.BAD_REQUEST;
          case TOO_LARGE -> HttpStatus.CONTENT_TOO_LARGE;
          case SLOW -> HttpStatus.REQUEST_TIMEOUT;
          case BUSY -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    var error =
        Map.of(
            "code",
            refused.kind().name().toLowerCase(java.util.Locale.ROOT),
            "message",
            String.valueOf(refused.getMessage()));
    return ServerResponse.status(status).bodyValue(Map.of("error", error));
  }

  private static Refused slow() {
    return new Refused(
        Refused.Kind.SLOW, "The body did not come within ten seconds: send it again.");
  }
}
