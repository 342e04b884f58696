package dev.relay.voice.realtime;

import dev.relay.voice.tools.ToolCall;
import dev.relay.voice.tools.ToolCatalog;
import dev.relay.voice.tools.ToolResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Listens to tasks for one conversation: long-polls the tool {@code tasks}, one virtual thread per
 * task.
 */
final class TaskFollower {
  private static final Logger log = LoggerFactory.getLogger(TaskFollower.class);
  private static final int WAIT_SECONDS = 20;
  private static final int MOST_FAILURES = 30;
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ToolCatalog catalog;
  private final String userId;
  private final BiConsumer<String, JsonNode> events;
  private final Map<String, Thread> following = new ConcurrentHashMap<>();

  /** {@code events} hears the task and its new events, from the task's own thread. */
  TaskFollower(ToolCatalog catalog, String userId, BiConsumer<String, JsonNode> events) {
    this.catalog = catalog;
    this.userId = userId;
    this.events = events;
  }

  /** Events with {@code seq > after}; does nothing when the task is followed already. */
  void follow(String task, long after) {
    following.computeIfAbsent(
        task, _ -> Thread.ofVirtual().name("follow " + task).start(() -> listen(task, after)));
  }

  void stop(String task) {
    var thread = following.remove(task);
    if (thread != null && !thread.equals(Thread.currentThread())) {
      thread.interrupt();
    }
  }

  void stopAll() {
    following.keySet().forEach(this::stop);
  }

  private void listen(String task, long start) {
    var after = start;
    var failures = 0;
    while (following(task) && failures < MOST_FAILURES) {
      switch (catalog.call(userId, ask(task, after))) {
        case ToolResult.Answered answered -> {
          failures = 0;
          var heard = answered.content().path("events");
          if (!heard.isEmpty() && following(task)) {
            after = heard.get(heard.size() - 1).path("seq").asLong(after);
            events.accept(task, heard);
          }
        }
        case ToolResult.Refused refused -> {
          failures++;
          if (!pause(task, refused.sentence())) {
            return;
          }
        }
      }
    }
    following.remove(task, Thread.currentThread());
  }

  /** Also before the map holds this very thread. */
  private boolean following(String task) {
    return !Thread.currentThread().isInterrupted()
        && Thread.currentThread().equals(following.getOrDefault(task, Thread.currentThread()));
  }

  private static boolean pause(String task, String why) {
    log.info("The events of {} can't be read: {}", task, why);
    try {
      Thread.sleep(RETRY);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private static ToolCall ask(String task, long after) {
    return new ToolCall(
        "tasks",
        JsonNodeFactory.instance
            .objectNode()
            .put("action", "events")
            .put("task", task)
            .put("after", after)
            .put("wait_seconds", WAIT_SECONDS));
  }
}
