package dev.relay.mcp.transport;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;

/** One stream of server-sent events; the SDK writes its messages into it. */
final class EventStream implements Answering {
  /** Proxies close what is silent for a minute. */
  private static final Duration KEEPALIVE = Duration.ofSeconds(15);

  private final FluxSink<ServerSentEvent<String>> sink;
  private final McpJsonMapper json;

  EventStream(FluxSink<ServerSentEvent<String>> sink, McpJsonMapper json) {
    this.sink = sink;
    this.json = json;
    var keepalive = Flux.interval(KEEPALIVE).subscribe(_ -> comment());
    sink.onDispose(keepalive);
  }

  private void comment() {
    sink.next(ServerSentEvent.<String>builder().comment("keepalive").build());
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
    return sendMessage(message, null);
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message, @Nullable String messageId) {
    return Mono.fromRunnable(() -> send(message, messageId));
  }

  private void send(McpSchema.JSONRPCMessage message, @Nullable String messageId) {
    var event = ServerSentEvent.<String>builder().event("message").data(write(json, message));
    sink.next(messageId == null ? event.build() : event.id(messageId).build());
  }

  static String write(McpJsonMapper json, McpSchema.JSONRPCMessage message) {
    try {
      return json.writeValueAsString(message);
    } catch (IOException e) {
      throw new UncheckedIOException("a message of our own is no JSON", e);
    }
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return json.convertValue(data, type);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(sink::complete);
  }

  @Override
  public void fail(RuntimeException why) {
    sink.error(why);
  }

  @Override
  public void close() {
    sink.complete();
  }
}
