package dev.relay.repo.webhook;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.webhook.FollowedRemotes.Claim;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at every followed remote when it is wanted and at intervals, a few at a time and fewer per
 * host, so that no push is missed that no webhook told.
 */
public final class Watch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
  private static final int AT_ONCE = 8;
  private static final int PER_SITE = 4;
  private static final Duration NAP = Duration.ofSeconds(5);
  private static final Duration ROUND = Duration.ofMinutes(1);

  private final FollowedRemotes remotes;
  private final Workspaces workspaces;
  private final Look look;
  private final HookCoverage coverage;
  private final PollPace pace;
  private final InstantSource clock;
  private final Loop loop;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Claim> looking = new ArrayList<>();
  private Instant nextRound = Instant.MIN;

  public Watch(
      FollowedRemotes remotes,
      Workspaces workspaces,
      Look look,
      HookCoverage coverage,
      PollPace pace,
      InstantSource clock) {
    this.remotes = remotes;
    this.workspaces = workspaces;
    this.look = look;
    this.coverage = coverage;
    this.pace = pace;
    this.clock = clock;
    this.loop = new Loop("remote-watch", remotes.signal(), NAP, this::step);
  }

  public Watch start() {
    remotes.recover();
    loop.start();
    return this;
  }

  private boolean step() {
    var now = clock.instant();
    if (!now.isBefore(nextRound)) {
      follow(now);
      nextRound = now.plus(ROUND);
    }
    var room = room();
    var claims = room == 0 ? List.<Claim>of() : remotes.claim(room, busySites(), now);
    claims.forEach(this::begin);
    return !claims.isEmpty();
  }

  private void follow(Instant now) {
    var urls = new HashMap<String, String>();
    workspaces.all().stream()
        .flatMap(workspace -> workspace.repositories().stream())
        .forEach(
            repository -> urls.put(repository.url().value(), Address.of(repository.url()).host()));
    remotes.follow(urls, now, now.plus(pace.next(false)));
  }

  /** One at a time: the next one of a site is taken only when it is known whether there is room. */
  private int room() {
    synchronized (looking) {
      return looking.size() < AT_ONCE ? 1 : 0;
    }
  }

  private List<String> busySites() {
    var count = new HashMap<String, Integer>();
    synchronized (looking) {
      looking.forEach(claim -> count.merge(claim.site(), 1, Integer::sum));
    }
    return count.entrySet().stream()
        .filter(entry -> entry.getValue() >= PER_SITE)
        .map(Map.Entry::getKey)
        .toList();
  }

  private void begin(Claim claim) {
    synchronized (looking) {
      looking.add(claim);
    }
    threads.execute(() -> {
      try {
        look(claim);
      } finally {
        synchronized (looking) {
          looking.remove(claim);
        }
        remotes.signal().ring();
      }
    });
  }

  private void look(Claim claim) {
    try {
      look.at(claim.url());
      var now = clock.instant();
      remotes.looked(claim, now, now.plus(pace.next(coverage.covers(claim.url()))));
    } catch (GitFailure e) {
      LOG.info("{} could not be looked at: {}", claim.url(), e.sentence());
      failed(claim, e.sentence());
    } catch (RuntimeException e) { // the edge of the thread: the lease must be given back
      LOG.warn("{} could not be looked at", claim.url(), e);
      failed(claim, "Relay made a mistake while it looked at this remote; its log says more.");
    }
  }

  private void failed(Claim claim, String sentence) {
    var now = clock.instant();
    remotes.failed(claim, sentence, now, now.plus(pace.retry(claim.failures())));
  }

  @Override
  public void close() {
    loop.close();
    threads.shutdownNow();
  }
}
