package dev.relay.repo.webhook.web;

import dev.relay.repo.webhook.Refused;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies may be in memory at a time. Small deliveries and large ones have room
 * apart, so that a few large ones keep nobody else out.
 */
final class Room {
  static final long LARGEST = 25L << 20;
  private static final long SMALL = 512L << 10;
  private static final long FOR_SMALL = 96L << 20;
  private static final long FOR_LARGE = 64L << 20;

  private final AtomicLong small = new AtomicLong(FOR_SMALL);
  private final AtomicLong large = new AtomicLong(FOR_LARGE);

  /** What was taken; given back once. */
  interface Place {
    void leave();
  }

  /**
   * @param announced the Content-Length; -1 when it is not known, which counts as the largest
   */
  Place enter(long announced) {
    if (announced > LARGEST) {
      throw tooLarge();
    }
    var bytes = announced < 0 ? LARGEST : announced;
    var room = bytes <= SMALL ? small : large;
    if (room.addAndGet(-bytes) < 0) {
      room.addAndGet(bytes);
      throw new Refused(
          Refused.Kind.BUSY,
          "Relay reads too many deliveries just now: send it again in a minute.");
    }
    return () -> room.addAndGet(bytes);
  }

  static Refused tooLarge() {
    return new Refused(
        Refused.Kind.TOO_LARGE, "The body is larger than 25 MB, which no host sends.");
  }
}
