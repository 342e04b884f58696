package dev.relay.mcp.task;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Waits for the first rows of a query. */
final class Waiting {
  /** What was announced may be held back by an older transaction that is about to end. */
  private static final Duration SOON = Duration.ofMillis(30);

  private Waiting() {}

  /**
   * Asks again on every signal, and every {@code poll} for what other processes write. An interrupt
   * ends the waiting with nothing, and stays set.
   */
  static <T> List<T> first(Signal signal, Duration wait, Duration poll, Supplier<List<T>> rows) {
    long end = System.nanoTime() + wait.toNanos();
    long told = signal.count();
    while (true) {
      long seen = signal.count();
      var found = rows.get();
      long left = end - System.nanoTime();
      if (!found.isEmpty() || left <= 0) {
        return found;
      }
      try {
        var pause = seen == told ? poll : SOON;
        told = seen;
        signal.await(seen, Duration.ofNanos(Math.min(left, pause.toNanos())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return List.of();
      }
    }
  }
}
