package dev.relay.repo.webhook;

import dev.relay.repo.home.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where code hosts reach Relay.
 *
 * @param base {@code https://relay.example.com}; empty when they cannot
 * @param interval how often Relay asks instead
 */
public record PublicAddress(Optional<String> base, Duration interval) {
  /** {@code WEBHOOK_URL}, else {@code RELAY_PUBLIC_URL}. */
  public static PublicAddress of(Settings settings, Duration interval) {
    var base =
        settings
            .get("WEBHOOK_URL")
            .map(url -> url.replaceFirst("/webhooks(/.*)?$", ""))
            .or(() -> settings.get("RELAY_PUBLIC_URL"))
            .map(url -> url.replaceFirst("/+$", ""));
    return new PublicAddress(base, interval);
  }

  /** Only to be asked when there is a base. */
  URI of(Hook hook) {
    return URI.create(base.orElseThrow() + "/webhooks/" + hook.host().id() + "?hook=" + hook.id());
  }

  /** Why there is no hook, and what is done instead. */
  String polling(String scope) {
    return "Relay has no address that others reach, so it asks for news of "
        + scope
        + " every "
        + interval.toMinutes()
        + " minutes: set WEBHOOK_URL to its public https address to be told at once.";
  }
}
