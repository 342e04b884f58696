package dev.relay.repo.publish;

import java.time.Duration;

/**
 * How often a train that waits is looked at.
 *
 * @param first pause after something moved; it doubles with each look that finds nothing new
 * @param longest pause between two looks
 * @param most how long nothing may move before the train stops
 */
public record Pace(Duration first, Duration longest, Duration most) {
  public static final Pace USUAL =
      new Pace(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofDays(7));

  Duration pause(int looks) {
    var doubled = first.multipliedBy(1L << Math.min(looks, 16));
    return doubled.compareTo(longest) > 0 ? longest : doubled;
  }
}
