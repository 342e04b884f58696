package dev.relay.repo.webhook;

import static dev.relay.repo.webhook.HookFailure.Kind.MISSING;

import dev.relay.repo.store.Database;
import dev.relay.repo.webhook.DeliveryLog.Stored;
import dev.relay.repo.webhook.HookHost.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The last deliveries of a hook, as its host and Relay know them, to be looked at and repeated. */
public final class HookDeliveries {
  private static final Duration BACK = Duration.ofDays(3);
  private static final int SHOWN = 50;

  private final Hooks hooks;
  private final DeliveryLog log;
  private final List<HookHost> hosts;
  private final InstantSource clock;

  /**
   * @param database of the module {@code repo}
   */
  public HookDeliveries(Hooks hooks, Database database, List<HookHost> hosts, InstantSource clock) {
    this.hooks = hooks;
    this.log = new DeliveryLog(database);
    this.hosts = List.copyOf(hosts);
    this.clock = clock;
  }

  /**
   * @param id the host's own of its last try, by which it can be repeated; empty where it has none
   * @param status what the host was answered at its last try; empty where it does not say
   * @param stored true when Relay has it
   * @param happened the event it became; empty when Relay has no use for it
   * @param told what came of it by the rules of workspaces, a sentence each
   */
  public record Shown(
      Optional<String> id,
      String delivery,
      String event,
      Instant at,
      Optional<Integer> status,
      boolean stored,
      Optional<String> happened,
      List<String> told) {}

  /**
   * @param note a sentence where the host could not be asked; else empty
   */
  public record Log(List<Shown> deliveries, Optional<String> note) {}

  /** Newest first. */
  public Log of(String hookId) {
    var hook = get(hookId);
    try {
      return new Log(joined(log.of(hookId), attempts(hook)), Optional.empty());
    } catch (HookFailure e) {
      return new Log(joined(log.of(hookId), List.of()), Optional.ofNullable(e.getMessage()));
    }
  }

  /** Has the host send it once more; throws {@link HookFailure}. */
  public String again(String hookId, String attemptId) {
    var hook = get(hookId);
    var attempt =
        attempts(hook).stream()
            .filter(each -> each.id().equals(attemptId))
            .findFirst()
            .orElseThrow(() ->
                new HookFailure(
                    MISSING,
                    hook.host().title() + " knows no such delivery any more: look at the list."));
    host(hook).orElseThrow().again(hook, attempt);
    return hook.host().title() + " sends it again.";
  }

  private List<Attempt> attempts(Hook hook) {
    return hook.remoteId().isEmpty()
        ? List.of()
        : host(hook)
            .map(host -> host.attempts(hook, clock.instant().minus(BACK)))
            .orElse(List.of());
  }

  private Optional<HookHost> host(Hook hook) {
    return hosts.stream().filter(each -> each.serves(hook.server())).findFirst();
  }

  private Hook get(String id) {
    return hooks
        .find(id)
        .orElseThrow(() ->
            new HookFailure(MISSING, "There is no such webhook: ./relay webhook list shows all."));
  }

  /** Of several tries of one delivery the newest counts. */
  private static List<Shown> joined(List<Stored> stored, List<Attempt> attempts) {
    var tries = new LinkedHashMap<String, Attempt>();
    attempts.forEach(each -> tries.putIfAbsent(each.delivery(), each));
    var shown = new ArrayList<Shown>();
    stored.forEach(
        each -> shown.add(shown(each, Optional.ofNullable(tries.remove(each.delivery())))));
    tries.values().forEach(each -> shown.add(shown(each)));
    shown.sort(Comparator.comparing(Shown::at).reversed());
    return shown.stream().limit(SHOWN).toList();
  }

  private static Shown shown(Stored stored, Optional<Attempt> last) {
    return new Shown(
        last.map(Attempt::id),
        stored.delivery(),
        stored.event(),
        stored.at(),
        last.map(Attempt::status),
        true,
        stored.happened(),
        stored.told());
  }

  private static Shown shown(Attempt attempt) {
    return new Shown(
        Optional.of(attempt.id()),
        attempt.delivery(),
        attempt.event(),
        attempt.at(),
        Optional.of(attempt.status()),
        false,
        Optional.empty(),
        List.of());
  }
}
