package dev.relay.mcp.transport;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The answer to one request: plain JSON when the response is all there is to say, an event stream
 * once something is said before it or it lets wait.
 */
public final class Reply implements McpStreamableServerTransport {
  /** Proxies and clients that time out are kept by a stream's comments. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  /** Those of which nothing was heard yet, and since when. */
  private static final Map<Reply, Long> SILENT = new ConcurrentHashMap<>();

  static {
    Flux.interval(Duration.ofSeconds(1))
        .onBackpressureDrop()
        .subscribe(_ -> openThoseThatLetWait());
  }

  private final Sinks.One<Mono<ServerResponse>> head = Sinks.one();
  private final McpJsonMapper mapper;
  private final Wire wire;
  private final @Nullable Supplier<EventStream> streams;
  private @Nullable EventStream stream;
  private Runnable disconnected = () -> {};
  private boolean over;

  /** How a message is written. */
  @FunctionalInterface
  public interface Wire {
    Written write(McpSchema.JSONRPCMessage message);
  }

  /**
   * A message as it goes over the wire.
   *
   * @param status of the answer, when the message is all of it
   */
  public record Written(HttpStatus status, String json) {}

  /** Without {@code streams} the client takes JSON alone, and misses what comes before it. */
  public Reply(McpJsonMapper mapper, Wire wire, @Nullable Supplier<EventStream> streams) {
    this.mapper = mapper;
    this.wire = wire;
    this.streams = streams;
  }

  /** To be said before {@link #response}. */
  public void onDisconnect(Runnable action) {
    this.disconnected = action;
  }

  /** Empty when the call was cancelled before anything was said. */
  public Mono<ServerResponse> response() {
    return head.asMono()
        .doOnSubscribe(_ -> {
          if (streams != null) {
            SILENT.put(this, System.nanoTime());
          }
        })
        .doOnCancel(this::hungUp)
        .flatMap(answer -> answer);
  }

  private void hungUp() {
    synchronized (this) {
      if (over || stream != null) {
        return;
      }
    }
    disconnected.run();
  }

  /** A timer for each would wake a thread for each. */
  private static void openThoseThatLetWait() {
    var limit = System.nanoTime() - SILENCE.toNanos();
    SILENT.forEach((reply, since) -> {
      if (since - limit < 0) {
        reply.openStream();
      }
    });
  }

  private void impatient() {
    SILENT.remove(this);
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
    return Mono.fromRunnable(() -> send(message));
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message, @Nullable String messageId) {
    return sendMessage(message);
  }

  private void send(McpSchema.JSONRPCMessage message) {
    var written = wire.write(message);
    synchronized (this) {
      if (over) {
        return;
      }
      if (message instanceof McpSchema.JSONRPCResponse) {
        last(written);
      } else if (streams != null) {
        openStream();
        if (stream != null) {
          stream.send(written.json());
        }
      }
    }
  }

  private void last(Written written) {
    over = true;
    impatient();
    if (stream == null) {
      head.tryEmitValue(json(written));
    } else {
      stream.send(written.json());
      stream.end();
    }
  }

  /** Does nothing once something was said. */
  synchronized void openStream() {
    if (stream == null && streams != null && !over) {
      impatient();
      stream = streams.get();
      head.tryEmitValue(events(stream.after(0).doOnCancel(disconnected)));
    }
  }

  public static Mono<ServerResponse> json(Written written) {
    var body = written.json().getBytes(StandardCharsets.UTF_8);
    return ServerResponse.status(written.status())
        .contentType(MediaType.APPLICATION_JSON)
        .contentLength(body.length)
        .build((exchange, _) -> {
          var response = exchange.getResponse();
          return response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
        });
  }

  public static Mono<ServerResponse> events(Flux<ServerSentEvent<String>> events) {
    return ServerResponse.ok()
        .header("X-Accel-Buffering", "no")
        .header("Cache-Control", "no-store")
        .body(BodyInserters.fromServerSentEvents(events));
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return mapper.convertValue(data, type);
  }

  /** The SDK says this after a failure too, of which the client is still to hear. */
  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  @Override
  public synchronized void close() {
    over = true;
    impatient();
    head.tryEmitEmpty();
    if (stream != null) {
      stream.end();
    }
  }
}
