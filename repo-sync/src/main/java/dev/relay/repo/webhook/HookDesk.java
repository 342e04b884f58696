package dev.relay.repo.webhook;

import static dev.relay.repo.webhook.HookFailure.Kind.MISSING;
import static dev.relay.repo.webhook.HookFailure.Kind.POINTLESS;

import dev.relay.repo.workspace.Workspaces;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Adds, renews and removes hooks, at the host and here. */
public final class HookDesk {
  private static final Duration PING = Duration.ofSeconds(10);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Hooks hooks;
  private final WebhookSecrets secrets;
  private final List<HookHost> hosts;
  private final Workspaces workspaces;
  private final PublicAddress address;
  private final InstantSource clock;

  public HookDesk(
      Hooks hooks,
      WebhookSecrets secrets,
      List<HookHost> hosts,
      Workspaces workspaces,
      PublicAddress address,
      InstantSource clock) {
    this.hooks = hooks;
    this.secrets = secrets;
    this.hosts = List.copyOf(hosts);
    this.workspaces = workspaces;
    this.address = address;
    this.clock = clock;
  }

  /**
   * What came of adding a hook.
   *
   * @param hook empty when none was made, because no host could reach Relay
   */
  public record Added(Optional<Hook> hook, String sentence) {}

  public List<Hook> all() {
    return hooks.all();
  }

  /**
   * Creates the hook at its host with a fresh secret, pings it and waits some seconds for what
   * comes back. Throws {@link HookFailure}; then there is no hook.
   *
   * @param written {@code owner/repository}, an organisation, or the address of either
   */
  public Added add(String written) {
    var place = place(written);
    var host = host(place.server());
    if (address.base().isEmpty()) {
      return new Added(Optional.empty(), address.polling(place.scope()));
    }
    forgetUnfinished(place);
    var hook = fresh(host.kind(), place);
    var secret = random(32);
    hooks.add(hook, secret);
    secrets.forget();
    var placed = place(host, hook, secret);
    return new Added(Optional.of(placed), heard(host, placed));
  }

  /**
   * The host signs with a new secret from now on; deliveries that the old one signed are taken
   * until {@code overlap} has passed.
   */
  public Hook rotate(String id, Duration overlap) {
    var hook = get(id);
    if (hook.remoteId().isEmpty()) {
      throw new HookFailure(
          POINTLESS, "The webhook of " + hook.scope() + " was never finished: add it again.");
    }
    var secret = random(32);
    var now = clock.instant();
    hooks.rotate(id, secret, now, now.plus(overlap));
    secrets.forget();
    host(hook.server()).renew(hook, address.of(hook), secret);
    return hook;
  }

  /** At the host first, so that nothing is left there that nobody knows. */
  public void remove(String id) {
    var hook = get(id);
    if (hook.remoteId().isPresent()) {
      host(hook.server()).remove(hook);
    }
    hooks.remove(id);
    secrets.forget();
  }

  private HookPlace place(String written) {
    var known =
        workspaces.all().stream().flatMap(workspace -> workspace.repositories().stream()).toList();
    return HookPlace.of(written, known);
  }

  private Hook get(String id) {
    return hooks
        .find(id)
        .orElseThrow(() ->
            new HookFailure(MISSING, "There is no such webhook: ./relay webhook list shows all."));
  }

  private HookHost host(String server) {
    return hosts.stream()
        .filter(host -> host.serves(server))
        .findFirst()
        .orElseThrow(() ->
            new HookFailure(
                POINTLESS,
                "Relay knows no host at "
                    + server
                    + ": set GITHUB_SERVER_URL or GITLAB_URL to it and start Relay again."));
  }

  /** One that the host never confirmed: Relay ended in between, and nobody has its secret. */
  private void forgetUnfinished(HookPlace place) {
    for (var hook : hooks.all()) {
      if (hook.server().equals(place.server()) && hook.scope().equalsIgnoreCase(place.scope())) {
        if (hook.remoteId().isPresent()) {
          throw new HookFailure(
              POINTLESS,
              place.scope()
                  + " has a webhook already: ./relay webhook remove it to make a new one.");
        }
        hooks.remove(hook.id());
      }
    }
  }

  private Hook fresh(HostKind kind, HookPlace place) {
    return new Hook(
        random(8),
        kind,
        place.server(),
        place.scope(),
        Optional.empty(),
        Optional.empty(),
        clock.instant(),
        Optional.empty());
  }

  private Hook place(HookHost host, Hook hook, String secret) {
    try {
      hooks.placed(hook.id(), host.create(hook, address.of(hook), secret));
    } catch (HookFailure e) {
      hooks.remove(hook.id());
      throw e;
    } finally {
      secrets.forget();
    }
    return get(hook.id());
  }

  private String heard(HookHost host, Hook hook) {
    var title = hook.host().title();
    try {
      host.ping(hook);
      if (awaitHeard(hook.id())) {
        return title + " reaches Relay: its ping for " + hook.scope() + " arrived.";
      }
      return host.attempts(hook, hook.createdAt()).stream()
          .findFirst()
          .map(attempt -> title + " could not deliver its ping: " + answer(attempt))
          .orElse(
              "The webhook is made, but no ping of "
                  + title
                  + " arrived within ten seconds: is "
                  + address.of(hook).getHost()
                  + " reachable from there?");
    } catch (HookFailure e) {
      return "The webhook is made, but its ping failed: " + e.getMessage();
    }
  }

  private String answer(HookHost.Attempt attempt) {
    return attempt.status() == 0
        ? "nothing answers there; see that WEBHOOK_URL leads to Relay."
        : "the answer was " + attempt.status() + "; see that WEBHOOK_URL leads to Relay.";
  }

  private boolean awaitHeard(String id) {
    var end = Instant.now().plus(PING);
    try {
      while (Instant.now().isBefore(end)) {
        if (get(id).heardAt().isPresent()) {
          return true;
        }
        Thread.sleep(Duration.ofMillis(200));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private static String random(int bytes) {
    var bits = new byte[bytes];
    RANDOM.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
