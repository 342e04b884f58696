package dev.relay.mcp.transport;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * One stream of server-sent events. One with a name keeps its newest events, so that a client that
 * lost its connection can go on after the last it has seen.
 */
public final class EventStream {
  /** Events that wait for a client that reads slowly, or that was away; one more is lost. */
  private static final int KEPT = 256;

  /** Proxies close what is silent for a minute. */
  private static final Flux<ServerSentEvent<String>> KEEPALIVE =
      Flux.interval(Duration.ofSeconds(15))
          .onBackpressureDrop()
          .map(_ -> ServerSentEvent.<String>builder().comment("keepalive").build())
          .share();

  /** How long a client waits before it comes back. */
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final @Nullable String name;
  private final ArrayDeque<ServerSentEvent<String>> kept = new ArrayDeque<>();
  private Sinks.@Nullable Many<ServerSentEvent<String>> listener;
  private long count;
  private boolean ended;

  /** A null name is a stream that can't be resumed. */
  public EventStream(@Nullable String name) {
    this.name = name;
  }

  /** An id before the first message, so that a client can come back before there was any. */
  synchronized void prime() {
    emit(numbered("").retry(RETRY).build());
  }

  public synchronized void send(String json) {
    emit(numbered(json).event("message").build());
  }

  private ServerSentEvent.Builder<String> numbered(String json) {
    count++;
    var event = ServerSentEvent.<String>builder().data(json);
    return name == null ? event : event.id(name + ":" + count);
  }

  private void emit(ServerSentEvent<String> event) {
    if (name != null || listener == null) {
      kept.add(event);
      if (kept.size() > KEPT) {
        kept.removeFirst();
      }
    }
    if (listener != null && listener.tryEmitNext(event).isFailure()) {
      listener.tryEmitComplete();
      listener = null;
    }
  }

  /** Nothing comes after it. */
  public synchronized void end() {
    ended = true;
    if (listener != null) {
      listener.tryEmitComplete();
    }
  }

  /** Ends the answer that carries it; the stream goes on for who comes back. */
  synchronized void disconnect() {
    if (listener != null) {
      listener.tryEmitComplete();
      listener = null;
    }
  }

  synchronized boolean isEnded() {
    return ended;
  }

  /** What came after the event of that number, and what is still to come. One listens at a time. */
  public synchronized Flux<ServerSentEvent<String>> after(long seen) {
    disconnect();
    var sink =
        Sinks.many()
            .unicast()
            .<ServerSentEvent<String>>onBackpressureBuffer(new ArrayBlockingQueue<>(2 * KEPT));
    var skipped = Math.max(0, seen - (count - kept.size()));
    kept.stream().skip(skipped).forEach(sink::tryEmitNext);
    if (ended) {
      sink.tryEmitComplete();
    } else {
      listener = sink;
    }
    var over = Sinks.<Void>empty();
    return sink.asFlux()
        .doFinally(_ -> over.tryEmitEmpty())
        .mergeWith(KEEPALIVE.takeUntilOther(over.asMono()));
  }
}
