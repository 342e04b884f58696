package dev.relay.voice.realtime;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.web.reactive.socket.CloseStatus;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * A WebSocket as a line: what is sent waits in a bounded queue for the peer to read it. One thread
 * sends at a time: the mailbox of its conversation.
 */
final class SocketLine implements Line {
  private static final int MOST_FRAMES = 4_096;
  private static final long MOST_CHARACTERS = 4L << 20;
  private static final CloseStatus TOO_SLOW =
      new CloseStatus(1013, "This connection reads too slowly: connect again.");

  private final Sinks.Many<String> outbound =
      Sinks.many().unicast().onBackpressureBuffer(new LinkedBlockingQueue<>(MOST_FRAMES));
  private final Sinks.One<CloseStatus> closing = Sinks.one();
  private volatile boolean isClosing;
  private final AtomicLong waiting = new AtomicLong();

  @Override
  public void send(Frame frame) {
    if (waiting.addAndGet(frame.json().length()) > MOST_CHARACTERS) {
      hangUp(TOO_SLOW);
      return;
    }
    switch (outbound.tryEmitNext(frame.json())) {
      case OK, FAIL_CANCELLED, FAIL_TERMINATED -> {} // sent, or nobody is there to hear it
      case FAIL_OVERFLOW -> hangUp(TOO_SLOW);
      case FAIL_NON_SERIALIZED, FAIL_ZERO_SUBSCRIBER ->
          throw new IllegalStateException("A frame was sent past the mailbox.");
    }
  }

  @Override
  public void close(int code, String reason) {
    hangUp(new CloseStatus(code, reason));
  }

  private void hangUp(CloseStatus status) {
    isClosing = true;
    closing.tryEmitValue(status);
  }

  /** What the peer has yet to read; one subscriber. */
  Flux<String> frames() {
    return outbound.asFlux().doOnNext(json -> waiting.addAndGet(-json.length()));
  }

  /**
   * Ends with {@code half}, except when the line is being closed: the close frame goes out first.
   */
  Mono<Void> unlessClosing(Mono<Void> half) {
    return half.then(Mono.defer(() -> isClosing ? Mono.never() : Mono.empty()));
  }

  /** Completes with the status to close with, when it is to be closed from here. */
  Mono<CloseStatus> closed() {
    return closing.asMono();
  }
}
