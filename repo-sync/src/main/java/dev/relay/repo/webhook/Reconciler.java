package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks hosts what they could not deliver and has it sent again, so that an outage loses nothing
 * that the host still knows: GitHub keeps deliveries for three days.
 */
public final class Reconciler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final Duration NAP = Duration.ofMinutes(1);
  private static final Duration KEPT_THERE = Duration.ofDays(3);
  private static final Duration OVERLAP = Duration.ofHours(1);
  private static final int AT_ONCE = 100;

  private final Database database;
  private final Hooks hooks;
  private final List<HookHost> hosts;
  private final Duration interval;
  private final InstantSource clock;
  private final Loop loop;

  /**
   * @param interval between two looks at the same hook
   */
  public Reconciler(
      Database database,
      Hooks hooks,
      List<HookHost> hosts,
      Duration interval,
      InstantSource clock) {
    this.database = database;
    this.hooks = hooks;
    this.hosts = List.copyOf(hosts);
    this.interval = interval;
    this.clock = clock;
    this.loop = new Loop("webhook-reconciler", new Signal(), NAP, this::step);
  }

  public Reconciler start() {
    loop.start();
    return this;
  }

  private record Turn(String hook, Instant sweptAt) {}

  private boolean step() {
    var now = clock.instant();
    var turn = take(now);
    turn.forEach(each -> hooks.find(each.hook()).ifPresent(hook -> sweep(hook, each, now)));
    return !turn.isEmpty();
  }

  /** At most one hook; no other Relay looks at it until the interval has passed. */
  private List<Turn> take(Instant now) {
    return database
        .client()
        .sql(
            "update webhook_hook set sweep_due = ? where id = (select id from webhook_hook"
                + " where remote_id is not null and sweep_due <= ?"
                + " order by sweep_due limit 1 for update skip locked) returning id, swept_at")
        .params(Timestamp.from(now.plus(interval)), Timestamp.from(now))
        .query((row, _) -> new Turn(row.getString("id"), row.getTimestamp("swept_at").toInstant()))
        .list();
  }

  private void sweep(Hook hook, Turn turn, Instant now) {
    var host = hosts.stream().filter(each -> each.serves(hook.server())).findFirst();
    if (host.isEmpty()) {
      return;
    }
    try {
      if (again(host.get(), hook, since(turn, now), now)) {
        swept(hook, now);
      }
    } catch (HookFailure e) {
      LOG.info("The deliveries of {} could not be looked at: {}", hook.scope(), e.getMessage());
    }
  }

  /** A try that went on during the last look may have failed after it. */
  private static Instant since(Turn turn, Instant now) {
    var oldest = now.minus(KEPT_THERE);
    var last = turn.sweptAt().minus(OVERLAP);
    return last.isAfter(oldest) ? last : oldest;
  }

  /** True when nothing is left that did not arrive; else the next look begins as early again. */
  private boolean again(HookHost host, Hook hook, Instant since, Instant now) {
    var undelivered = undelivered(host.attempts(hook, since), hook.host());
    var due =
        undelivered.stream()
            .filter(tries -> now.isAfter(tries.getFirst().at().plus(patience(tries.size()))))
            .map(List::getFirst)
            .limit(AT_ONCE)
            .toList();
    due.forEach(attempt -> host.again(hook, attempt));
    if (!due.isEmpty()) {
      LOG.info("{} deliveries of {} are sent again", due.size(), hook.scope());
    }
    return undelivered.isEmpty();
  }

  /** Every try of each delivery that never arrived, newest first. */
  private List<List<HookHost.Attempt>> undelivered(List<HookHost.Attempt> all, HostKind host) {
    var tries = new LinkedHashMap<String, List<HookHost.Attempt>>();
    all.forEach(each -> tries.computeIfAbsent(each.delivery(), _ -> new ArrayList<>()).add(each));
    tries.values().removeIf(each -> each.stream().anyMatch(HookHost.Attempt::arrived));
    tries.keySet().removeAll(stored(host, tries.keySet()));
    return List.copyOf(tries.values());
  }

  /** Twice as long after each try, so that three days are nine tries. */
  private Duration patience(int tries) {
    return tries == 1 ? Duration.ZERO : interval.multipliedBy(1L << Math.min(tries - 2, 10));
  }

  private Set<String> stored(HostKind host, Set<String> deliveries) {
    return new HashSet<>(
        database
            .client()
            .sql("select delivery_id from webhook_delivery where host = ? and delivery_id = any(?)")
            .params(host.id(), deliveries.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  private void swept(Hook hook, Instant now) {
    database
        .client()
        .sql("update webhook_hook set swept_at = ? where id = ?")
        .params(Timestamp.from(now), hook.id())
        .update();
  }

  @Override
  public void close() {
    loop.close();
  }
}
