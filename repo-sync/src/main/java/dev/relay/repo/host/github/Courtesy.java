package dev.relay.repo.host.github;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * What GitHub asks of programs: a second between two requests that make or change something, and no
 * request at all with credentials whose limit is used up.
 */
final class Courtesy {
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final InstantSource clock;
  private final Pause pause;
  private final Map<String, Instant> silent = new HashMap<>();
  private Instant next = Instant.MIN;

  Courtesy(InstantSource clock, Pause pause) {
    this.clock = clock;
    this.pause = pause;
  }

  static Courtesy usual() {
    return new Courtesy(InstantSource.system(), Thread::sleep);
  }

  /** Lets some time pass. */
  interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  InstantSource clock() {
    return clock;
  }

  /**
   * To be called before every request; throws {@link RateLimited} where it must not be made yet.
   *
   * @param authorization with what it comes
   */
  void enter(String method, String authorization) throws IOException {
    requireWelcome(authorization);
    if (method.equals("GET") || method.equals("HEAD")) {
      return;
    }
    try {
      var time = turn();
      if (time.isPositive()) {
        pause.take(time);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped");
    }
  }

  /** Nothing more is asked with these until then. */
  synchronized void leaveAlone(String authorization, Instant until) {
    silent.values().removeIf(each -> !each.isAfter(clock.instant()));
    silent.put(authorization, until);
  }

  private synchronized void requireWelcome(String authorization) throws RateLimited {
    var until = silent.get(authorization);
    if (until != null && until.isAfter(clock.instant())) {
      throw new RateLimited(until);
    }
  }

  /** How long to wait for it; whoever comes next waits longer. */
  private synchronized Duration turn() {
    var now = clock.instant();
    var at = next.isAfter(now) ? next : now;
    next = at.plus(BETWEEN);
    return Duration.between(now, at);
  }
}
