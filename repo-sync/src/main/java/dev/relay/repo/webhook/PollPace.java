package dev.relay.repo.webhook;

import dev.relay.repo.home.HomeFailure;
import dev.relay.repo.home.Settings;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often remotes are looked at when nobody says that they changed.
 *
 * @param interval without a webhook
 */
public record PollPace(Duration interval) {
  /** With a webhook that works, looking is only for what got lost. */
  private static final int RARELY = 12;

  private static final Duration FIRST_RETRY = Duration.ofSeconds(10);

  /** {@code RELAY_POLL_MINUTES}; every five minutes when it is not set. */
  public static PollPace of(Settings settings) {
    var minutes = settings.get("RELAY_POLL_MINUTES").orElse("5");
    if (!minutes.matches("[1-9]\\d{0,3}")) {
      throw new HomeFailure("RELAY_POLL_MINUTES is no time: use a whole number from 1 to 9999.");
    }
    return new PollPace(Duration.ofMinutes(Long.parseLong(minutes)));
  }

  Duration next(boolean hooked) {
    return jittered(hooked ? interval.multipliedBy(RARELY) : interval);
  }

  /** Later after every failure, and at last as rarely as with a webhook. */
  Duration retry(int failures) {
    var wait = FIRST_RETRY.multipliedBy(1L << Math.min(failures, 20));
    var most = interval.multipliedBy(RARELY);
    return jittered(wait.compareTo(most) < 0 ? wait : most);
  }

  /** So that a hundred remotes are not all asked at the same moment. */
  private static Duration jittered(Duration around) {
    var share = 0.8 + ThreadLocalRandom.current().nextDouble(0.4);
    return Duration.ofMillis(Math.round(around.toMillis() * share));
  }
}
