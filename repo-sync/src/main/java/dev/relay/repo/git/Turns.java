package dev.relay.repo.git;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps connections to one host a little apart. Git's own daemon lets five wait to be taken; the
 * system of one more that comes in the same moment tries again only after a second.
 */
final class Turns {
  private static final long APART = Duration.ofMillis(3).toNanos();

  private final Map<String, Long> last = new ConcurrentHashMap<>();

  /**
   * How many nanoseconds to wait for one's turn, which is taken by asking.
   *
   * @param now of a clock that never goes back
   */
  long take(String host, long now) {
    return last.merge(host, now, (before, at) -> Math.max(at, before + APART)) - now;
  }
}
