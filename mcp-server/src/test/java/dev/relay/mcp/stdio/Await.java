package dev.relay.mcp.stdio;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls until something came true. */
final class Await {
  private Await() {}

  static void until(BooleanSupplier done) {
    var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come true within 10 s");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }
}
