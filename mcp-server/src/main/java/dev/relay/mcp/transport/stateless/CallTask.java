package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.asking.Question;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One call that its client follows by asking, of the extension for tasks. */
final class CallTask {
  private static final Duration KEPT = Duration.ofHours(1);
  private static final int POLL_MILLIS = 1000;

  private final String id;
  private final String owner;
  private final InstantSource clock;
  private final Consumer<CallTask> changed;
  private final Instant createdAt;
  private final Map<String, Question> pending = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> answers = new LinkedHashMap<>();
  private Instant updatedAt;
  private Status status = Status.WORKING;
  private @Nullable Object outcome;
  private @Nullable String message;
  private final Runnable interrupt;

  private enum Status {
    WORKING,
    INPUT_REQUIRED,
    COMPLETED,
    FAILED,
    CANCELLED;

    boolean isEnd() {
      return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
  }

  /** The answer to the request that became a task. */
  record Created(Map<String, Object> fields) {}

  CallTask(
      String id,
      String owner,
      InstantSource clock,
      Consumer<CallTask> changed,
      Runnable interrupt) {
    this.id = id;
    this.owner = owner;
    this.clock = clock;
    this.changed = changed;
    this.interrupt = interrupt;
    this.createdAt = clock.instant();
    this.updatedAt = createdAt;
  }

  String id() {
    return id;
  }

  boolean belongsTo(String who) {
    return owner.equals(who);
  }

  synchronized Created created() {
    return new Created(fields());
  }

  synchronized boolean isOver() {
    return status.isEnd() && clock.instant().isAfter(updatedAt.plus(KEPT));
  }

  /** What {@code tasks/get} answers and {@code notifications/tasks} says. */
  synchronized Map<String, Object> told() {
    var told = fields();
    switch (status) {
      case INPUT_REQUIRED -> told.put("inputRequests", requests());
      case COMPLETED -> told.put("result", outcome);
      case FAILED -> told.put("error", outcome);
      case WORKING, CANCELLED -> {}
    }
    return told;
  }

  private Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("taskId", id);
    fields.put("status", status.name().toLowerCase(java.util.Locale.ROOT));
    if (message != null) {
      fields.put("statusMessage", message);
    }
    fields.put("createdAt", createdAt.toString());
    fields.put("lastUpdatedAt", updatedAt.toString());
    var until = (status.isEnd() ? updatedAt : clock.instant()).plus(KEPT);
    fields.put("ttlMs", Duration.between(createdAt, until).toMillis());
    fields.put("pollIntervalMs", POLL_MILLIS);
    return fields;
  }

  private Map<String, Object> requests() {
    var requests = new LinkedHashMap<String, Object>();
    pending.forEach((key, question) ->
        requests.put(key, Map.of("method", question.method(), "params", question.params())));
    return requests;
  }

  /** The end of the work. What comes before it is nothing that tasks tell. */
  void take(McpSchema.JSONRPCMessage message) {
    if (message instanceof McpSchema.JSONRPCResponse response) {
      if (response.error() == null) {
        become(Status.COMPLETED, response.result());
      } else {
        become(Status.FAILED, response.error());
      }
    }
  }

  /** Where the work stands; told to who listens when it is something new. */
  void says(String sentence) {
    synchronized (this) {
      if (status.isEnd() || sentence.equals(message)) {
        return;
      }
      message = sentence;
      updatedAt = clock.instant();
    }
    changed.accept(this);
  }

  private void become(Status next, @Nullable Object result) {
    synchronized (this) {
      if (status.isEnd()) {
        return;
      }
      status = next;
      outcome = result;
      updatedAt = clock.instant();
      notifyAll();
    }
    changed.accept(this);
  }

  void cancel() {
    become(Status.CANCELLED, null);
    interrupt.run();
  }

  /** Waits until the client has answered all of them; the work is interrupted by a cancellation. */
  Map<String, Map<String, Object>> ask(Map<String, Question> questions) {
    synchronized (this) {
      pending.putAll(questions);
    }
    become(Status.INPUT_REQUIRED, null);
    synchronized (this) {
      try {
        while (!pending.isEmpty()) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("cancelled while it waited for an answer", e);
      }
    }
    become(Status.WORKING, null);
    synchronized (this) {
      return Map.copyOf(answers);
    }
  }

  /** Takes the answers to what is asked now and ignores all others. */
  synchronized void answer(Map<String, Object> given) {
    given.forEach((key, answer) -> {
      if (answer instanceof Map && pending.remove(key) != null) {
        answers.put(key, Json.object(answer));
      }
    });
    updatedAt = clock.instant();
    notifyAll();
  }
}
