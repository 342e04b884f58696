package dev.relay.mcp.transport;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** For a client that takes no event stream: keeps the response and drops what comes before it. */
final class SingleAnswer implements Answering {
  private final Sinks.One<McpSchema.JSONRPCMessage> answer = Sinks.one();
  private final McpJsonMapper json;

  SingleAnswer(McpJsonMapper json) {
    this.json = json;
  }

  /** Empty when the call was cancelled. */
  Mono<McpSchema.JSONRPCMessage> answer() {
    return answer.asMono();
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
    return Mono.fromRunnable(() -> {
      if (message instanceof McpSchema.JSONRPCResponse) {
        answer.tryEmitValue(message);
      }
    });
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message, @Nullable String messageId) {
    return sendMessage(message);
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return json.convertValue(data, type);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.fromRunnable(answer::tryEmitEmpty);
  }

  @Override
  public void fail(RuntimeException why) {
    answer.tryEmitError(why);
  }

  @Override
  public void close() {
    answer.tryEmitEmpty();
  }
}
