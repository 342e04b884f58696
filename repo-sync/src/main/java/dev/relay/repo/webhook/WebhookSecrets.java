package dev.relay.repo.webhook;

import dev.relay.repo.home.Keys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secrets that are valid now. They are read again every few seconds, so that a burst of
 * deliveries asks the database once; another Relay's new hook counts after that time.
 */
public final class WebhookSecrets {
  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final String FOR_ALL = "WEBHOOK_SECRET";
  private static final Known NOTHING = new Known(Map.of(), Optional.empty(), Instant.MIN);

  private final Hooks hooks;
  private final Keys keys;
  private final InstantSource clock;
  private volatile Known known = NOTHING;

  public WebhookSecrets(Hooks hooks, Keys keys, InstantSource clock) {
    this.hooks = hooks;
    this.keys = keys;
    this.clock = clock;
  }

  private record Known(
      Map<Hook, List<Hooks.Sealed>> secrets, Optional<Secret> forAll, Instant at) {}

  /**
   * Those that may have signed: the hook's that the address or the host's own hook id names, and
   * the one for all.
   */
  List<Secret> candidates(HostKind host, Optional<String> hook, Optional<String> remoteHook) {
    var now = clock.instant();
    var found = new ArrayList<Secret>();
    var valid = known(now);
    valid
        .secrets()
        .forEach((each, sealed) -> {
          var named = hook.map(each.id()::equals).orElse(false);
          var meant =
              hook.isEmpty() && remoteHook.isPresent() && remoteHook.equals(each.remoteId());
          if (each.host() == host && (named || meant)) {
            sealed.stream()
                .filter(one -> one.validUntil().map(now::isBefore).orElse(true))
                .forEach(one -> found.add(new Secret(Optional.of(each), one.value())));
          }
        });
    valid.forAll().ifPresent(found::add);
    return found;
  }

  /** Throws {@link Refused} when the secret is another repository's. */
  void requireCovered(Secret secret, Subject subject) {
    if (secret.hook().map(hook -> !hook.covers(subject)).orElse(false)) {
      throw new Refused(
          Refused.Kind.UNSIGNED,
          "The secret belongs to another repository's hook: run ./relay webhook add for this one.");
    }
  }

  /** To be thrown when none of them fits. */
  Refused unknown(HostKind host) {
    return new Refused(
        Refused.Kind.UNSIGNED,
        "No secret that is valid here signed this: give the hook at "
            + host.title()
            + " the secret of ./relay webhook add, or of WEBHOOK_SECRET.");
  }

  /** What was changed here counts at once. */
  void forget() {
    known = NOTHING;
  }

  private Known known(Instant now) {
    var have = known;
    return isFresh(have, now) ? have : read(now);
  }

  private synchronized Known read(Instant now) {
    if (!isFresh(known, now)) {
      known = new Known(hooks.secrets(), forAll(), now);
    }
    return known;
  }

  private Optional<Secret> forAll() {
    return keys.find(FOR_ALL).map(value -> new Secret(Optional.empty(), value));
  }

  private static boolean isFresh(Known have, Instant now) {
    return have.at().isAfter(now.minus(KEPT)) && !have.at().isAfter(now);
  }
}
