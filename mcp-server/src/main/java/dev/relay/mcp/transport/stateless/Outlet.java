package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.transport.Reply;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpStreamableServerTransport;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

/** Where one call says what it has to say: the answer to its request, or later its task. */
final class Outlet implements McpStreamableServerTransport {
  private final McpSchema.JSONRPCRequest call;
  private final Reply reply;
  private final boolean logs;
  private @Nullable CallTask task;
  private @Nullable Disposable patience;
  private boolean answered;

  /**
   * @param logs true when the client wants log messages
   */
  Outlet(McpSchema.JSONRPCRequest call, Reply reply, boolean logs) {
    this.call = call;
    this.reply = reply;
    this.logs = logs;
  }

  /** Detaches when that comes first. */
  synchronized void watch(Disposable timer) {
    if (answered || task != null) {
      timer.dispose();
    } else {
      patience = timer;
    }
  }

  /**
   * Answers with a task, once; the call goes on in it. Empty when it was answered already, or there
   * is no room for a task.
   */
  synchronized Optional<CallTask> detach(Supplier<Optional<CallTask>> create) {
    if (answered) {
      return Optional.empty();
    }
    if (task == null) {
      var created = create.get();
      if (created.isEmpty()) {
        return created;
      }
      task = created.get();
      impatient();
      tell(McpSchema.JSONRPCResponse.result(call.id(), task.created()));
    }
    return Optional.of(task);
  }

  synchronized Optional<CallTask> task() {
    return Optional.ofNullable(task);
  }

  private synchronized void take(McpSchema.JSONRPCMessage message) {
    if (task != null) {
      task.take(message);
      return;
    }
    if (message instanceof McpSchema.JSONRPCRequest) {
      throw new IllegalStateException("the stateless revision asks with results, see Asking");
    }
    if (message instanceof McpSchema.JSONRPCResponse) {
      answered = true;
      impatient();
      tell(message);
    } else if (logs || !isLog(message)) {
      tell(message);
    }
  }

  private void tell(McpSchema.JSONRPCMessage message) {
    reply.sendMessage(message).subscribe();
  }

  private void impatient() {
    if (patience != null) {
      patience.dispose();
      patience = null;
    }
  }

  private static boolean isLog(McpSchema.JSONRPCMessage message) {
    return message instanceof McpSchema.JSONRPCNotification said
        && said.method().equals(McpSchema.METHOD_NOTIFICATION_MESSAGE);
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message) {
    return Mono.fromRunnable(() -> take(message));
  }

  @Override
  public Mono<Void> sendMessage(McpSchema.JSONRPCMessage message, @Nullable String messageId) {
    return sendMessage(message);
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return reply.unmarshalFrom(data, type);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return reply.closeGracefully();
  }

  @Override
  public synchronized void close() {
    if (task == null) {
      answered = true;
      impatient();
      reply.close();
    }
  }
}
