package dev.relay.mcp.transport;

import dev.relay.mcp.access.web.VirtualThreads;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * The calls that have not been answered, each on a virtual thread of its own, so that a client can
 * cancel one: its thread is interrupted, and no answer is sent.
 */
public final class RunningCalls {
  private final Map<Key, Running> calls = new ConcurrentHashMap<>();

  private record Key(String session, Object request) {}

  private record Running(FutureTask<@Nullable Void> work, McpStreamableServerTransport reply) {}

  public void run(
      McpStreamableServerSession session,
      McpSchema.JSONRPCRequest call,
      McpStreamableServerTransport reply,
      Function<Context, Context> caller) {
    var key = new Key(session.getId(), call.id());
    var work =
        new FutureTask<@Nullable Void>(
            () -> {
              try {
                session.responseStream(reply).handle(call).contextWrite(caller).block();
                reply.close();
              } catch (RuntimeException e) { // the edge: whatever it was ends the call
                reply.sendMessage(Failures.response(call.id(), e)).subscribe();
              } finally {
                calls.remove(key);
              }
            },
            null);
    calls.put(key, new Running(work, reply));
    VirtualThreads.EXECUTOR.execute(work);
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
