package dev.relay.repo.sync;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/** Fetches mirrors, so many at a time from each host, and again when the network was to blame. */
final class Fetching {
  private static final int AT_ONCE = 8;
  private static final Pattern HOST =
      Pattern.compile("(?:[a-z][a-z0-9+.-]*://)?(?:[^/@]*@)?([^/:]*).*");

  /** One that took so long to fail has waited enough. */
  private static final Duration LONG = Duration.ofSeconds(30);

  static final List<Duration> WAITS =
      List.of(Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(3));

  /** Lets time pass; a test does not. */
  interface Pause {
    void wait(Duration time) throws InterruptedException;
  }

  private final Mirrors mirrors;
  private final Pause pause;
  private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

  Fetching(Mirrors mirrors, Pause pause) {
    this.mirrors = mirrors;
    this.pause = pause;
  }

  Upstream fetch(Repository repository, SyncListener listener) throws InterruptedException {
    var permits = hosts.computeIfAbsent(host(repository.url()), host -> new Semaphore(AT_ONCE));
    for (int attempt = 1; ; attempt++) {
      permits.acquire();
      var began = System.nanoTime();
      try {
        listener.on(new SyncEvent.Fetching(repository.id()));
        var head = mirrors.refresh(repository);
        listener.on(new SyncEvent.Fetched(repository.id(), head));
        return new Upstream(repository, mirrors.gitDir(repository), head);
      } catch (GitFailure e) {
        if (System.nanoTime() - began > LONG.toNanos() || !isWorthAnother(repository, attempt, e)) {
          throw e;
        }
        listener.on(
            new SyncEvent.Retrying(repository.id(), attempt, WAITS.get(attempt - 1), e.sentence()));
      } finally {
        permits.release();
      }
      pause.wait(WAITS.get(attempt - 1));
    }
  }

  /** A remote on this machine does not come back by waiting. */
  private static boolean isWorthAnother(Repository repository, int attempt, GitFailure e) {
    return e.kind() == GitFailure.Kind.UNREACHABLE
        && attempt <= WAITS.size()
        && !repository.url().isLocal();
  }

  static String host(RemoteUrl url) {
    var match = HOST.matcher(url.value());
    return match.matches() ? match.group(1) : "";
  }
}
