package dev.relay.repo.store;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something another process does. */
final class Patience {
  private static final long STEP_MILLIS = 10;

  private Patience() {}

  /** False when it did not come true in time, or the thread was interrupted. */
  static boolean until(Duration limit, BooleanSupplier done) {
    var end = System.nanoTime() + limit.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
        return false;
      }
      try {
        Thread.sleep(STEP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
