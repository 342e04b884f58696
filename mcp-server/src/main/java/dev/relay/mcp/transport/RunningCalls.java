package dev.relay.mcp.transport;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * The calls that have not been answered, each on a virtual thread of its own, so that a client can
 * cancel one: its thread is interrupted, and no answer is sent.
 */
public final class RunningCalls {
  private final Map<Key, Running> calls = new ConcurrentHashMap<>();

  private record Key(String session, Object request) {}

  private record Running(FutureTask<@Nullable Void> work, McpStreamableServerTransport reply) {}

  /**
   * Runs it on this thread, which is a virtual one of its own, once {@code answer} is listened to.
   */
  public Mono<ServerResponse> run(
      McpStreamableServerSession session,
      McpSchema.JSONRPCRequest call,
      McpStreamableServerTransport reply,
      Function<Context, Context> caller,
      Mono<ServerResponse> answer) {
    var work = work(session, call, reply, caller);
    calls.put(new Key(session.getId(), call.id()), new Running(work, reply));
    return Mono.create(sink -> {
      sink.onDispose(answer.subscribe(sink::success, sink::error, sink::success));
      work.run();
    });
  }

  private FutureTask<@Nullable Void> work(
      McpStreamableServerSession session,
      McpSchema.JSONRPCRequest call,
      McpStreamableServerTransport reply,
      Function<Context, Context> caller) {
    return new FutureTask<>(
        () -> {
          try {
            session.responseStream(reply).handle(call).contextWrite(caller).block();
            reply.close();
          } catch (RuntimeException e) { // the edge: whatever it was ends the call
            reply.sendMessage(Failures.response(call.id(), e)).subscribe();
          } finally {
            calls.remove(new Key(session.getId(), call.id()));
          }
        },
        null);
  }

  /** Does nothing when it was answered already, or is no request of this session. */
  public void cancel(McpStreamableServerSession session, @Nullable Object request) {
    var running = request == null ? null : calls.remove(new Key(session.getId(), request));
    if (running != null) {
      running.reply().close();
      running.work().cancel(true);
    }
  }
}
