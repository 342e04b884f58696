package dev.relay.mcp;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Waits for something that happens elsewhere, with a deadline. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Await() {}

  public static <T> T until(Supplier<T> what, Predicate<T> wanted) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var seen = what.get();
      if (wanted.test(seen)) {
        return seen;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still " + seen);
      }
      LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
    }
  }
}
