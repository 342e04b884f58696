package dev.relay.mcp.task;

import java.util.concurrent.ConcurrentHashMap;

/** Which threads of this process work on which tasks, so that they can be stopped. */
final class Running {
  private final ConcurrentHashMap<TaskId, Thread> threads = new ConcurrentHashMap<>();
  private volatile boolean closing;

  void begin(TaskId task) {
    threads.put(task, Thread.currentThread());
  }

  void end(TaskId task) {
    threads.remove(task, Thread.currentThread());
  }

  void stop(TaskId task) {
    var thread = threads.get(task);
    if (thread != null) {
      thread.interrupt();
    }
  }

  /** Stops all work; it begins again when Relay starts again. */
  void close() {
    closing = true;
    threads.values().forEach(Thread::interrupt);
  }

  boolean closing() {
    return closing;
  }
}
