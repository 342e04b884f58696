package dev.relay.mcp.api;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.access.web.SignedIn;
import dev.relay.mcp.access.web.VirtualThreads;
import dev.relay.mcp.task.EventFeed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What happens, as it happens; a reader that lost the line goes on where it was. */
@RestController
public final class EventController {
  private static final Duration SILENCE = Duration.ofSeconds(15);

  private final EventFeed feed;
  private final SignedIn signedIn;

  public EventController(EventFeed feed, SignedIn signedIn) {
    this.feed = feed;
    this.signedIn = signedIn;
  }

  @GetMapping(value = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  Flux<ServerSentEvent<Object>> events(
      Caller caller,
      @RequestParam(required = false) @Nullable String after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
      ServerWebExchange exchange) {
    var from = last == null ? after : last;
    return Mono.fromCallable(() -> start(caller, from))
        .subscribeOn(VirtualThreads.SCHEDULER)
        .flatMapMany(cursor -> comment().concatWith(follow(cursor, caller.userId())))
        .takeUntilOther(signedIn.over(exchange))
        .concatWithValues(signedOut()); // events alone never end
  }

  /** A cursor that is none is refused here, before the answer has begun. */
  private String start(Caller caller, @Nullable String from) {
    Policy.require(caller, Effect.READ);
    if (from == null) {
      return feed.now();
    }
    feed.after(from, caller.userId(), 1);
    return from;
  }

  /** Pulls a batch only when the one before was sent, so that a slow reader holds nothing up. */
  private Flux<ServerSentEvent<Object>> follow(String start, String userId) {
    return Flux.<List<EventFeed.Entry>, String>generate(
            () -> start,
            (cursor, sink) -> {
              var entries = feed.await(cursor, userId, SILENCE);
              sink.next(entries);
              return entries.isEmpty() ? cursor : entries.getLast().cursor();
            })
        .subscribeOn(VirtualThreads.SCHEDULER)
        .concatMap(
            entries ->
                entries.isEmpty()
                    ? comment()
                    : Flux.fromIterable(entries).map(EventController::event),
            0);
  }

  private static Flux<ServerSentEvent<Object>> comment() {
    return Flux.just(ServerSentEvent.builder().comment("").build());
  }

  /** The last event of a stream whose reader was signed out. */
  private static ServerSentEvent<Object> signedOut() {
    return ServerSentEvent.builder()
        .event("signed_out")
        .data(
            (Object)
                Map.of("message", "You are signed out: open the link that ./relay token prints."))
        .build();
  }

  private static ServerSentEvent<Object> event(EventFeed.Entry entry) {
    return switch (entry) {
      case EventFeed.Happened(var cursor, var event, var task) ->
          event(cursor, "task", Map.of("event", TaskJson.event(event), "task", TaskJson.of(task)));
      case EventFeed.Told(var cursor, var notice) -> event(cursor, "notice", notice);
    };
  }

  private static ServerSentEvent<Object> event(String cursor, String name, Object data) {
    return ServerSentEvent.builder().id(cursor).event(name).data(data).build();
  }
}
