package dev.relay.repo.sync;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs whole syncs: everything is fetched side by side, then checkouts are moved level by level, as
 * many at a time as there are cores.
 */
final class WholeSync {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Fetching fetching;
  private final CheckoutSync checkouts;
  private final Rules rules;
  private final Places places;
  private final InstantSource clock;
  private final Sync.Ports ports;
  private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors());

  WholeSync(
      Fetching fetching,
      CheckoutSync checkouts,
      Rules rules,
      Places places,
      InstantSource clock,
      Sync.Ports ports) {
    this.fetching = fetching;
    this.checkouts = checkouts;
    this.rules = rules;
    this.places = places;
    this.clock = clock;
    this.ports = ports;
  }

  SyncReport run(SyncRequest request, SyncListener listener) {
    var at = clock.instant();
    var id = name(at);
    var repositories = request.repositories();
    listener.on(new SyncEvent.Started(id, repositories.stream().map(Repository::id).toList()));
    try {
      var fetched = fetch(repositories, listener);
      var results = new LinkedHashMap<RepositoryId, SyncResult>();
      var tests = new ArrayList<Verification.Outcome>();
      for (var level : levels(request, fetched)) {
        Side.bySide(level, f -> bring(request, id, f, listener))
            .forEach(result -> results.put(result.repository(), result));
        tests.addAll(test(request, level, results, listener));
      }
      var ordered = repositories.stream().map(r -> results.get(r.id())).toList();
      return new SyncReport(id, at, ordered, tests, setOff(request, ordered));
    } finally {
      listener.on(new SyncEvent.Ended(id));
    }
  }

  /** A sentence about everything that goes on elsewhere because of what was found. */
  private List<String> setOff(SyncRequest request, List<SyncResult> results) {
    if (request.dryRun()) {
      return List.of();
    }
    var sentences = new ArrayList<String>();
    if (request.conflicts() != ConflictPolicy.ABORT && ports.actions().isPresent()) {
      results.stream()
          .filter(SyncResult.Conflicted.class::isInstance)
          .map(SyncResult.Conflicted.class::cast)
          .filter(SyncResult.Conflicted::canBeMerged)
          .map(conflict -> ports.actions().get().leave(request.workspace(), conflict))
          .forEach(sentences::add);
    }
    sentences.addAll(rules.follow(request.workspace(), request.repositories()));
    return sentences;
  }

  /** Sorts by time, is unique, and is part of a ref's name. */
  static String name(Instant at) {
    return TIME.format(at) + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Either what is upstream, or why that is not known. */
  private record Fetched(
      Repository repository, @Nullable Upstream upstream, @Nullable SyncResult failure) {}

  private List<Fetched> fetch(List<Repository> repositories, SyncListener listener) {
    return Side.bySide(
        repositories,
        repository -> {
          try {
            return new Fetched(repository, fetching.fetch(repository, listener), null);
          } catch (GitFailure e) {
            return new Fetched(repository, null, failure(repository, e));
          }
        });
  }

  private static SyncResult failure(Repository repository, GitFailure e) {
    return e.kind() == GitFailure.Kind.MISSING
        ? new SyncResult.Skipped(repository.id(), null, e.sentence())
        : new SyncResult.Unreachable(repository.id(), e.sentence());
  }

  private List<List<Fetched>> levels(SyncRequest request, List<Fetched> fetched) {
    if (fetched.size() < 2) {
      return List.of(fetched);
    }
    var left = new ArrayList<>(fetched);
    var levels = new ArrayList<List<Fetched>>();
    for (var level : ports.dependencies().levels(request.workspace())) {
      var now = left.stream().filter(f -> level.contains(f.repository().id())).toList();
      left.removeAll(now);
      levels.add(now);
    }
    levels.add(left);
    return levels;
  }

  private SyncResult bring(SyncRequest request, String sync, Fetched fetched, SyncListener listener)
      throws InterruptedException {
    var result =
        fetched.upstream() == null
            ? fetched.failure()
            : bring(request, sync, fetched.upstream(), listener);
    if (result == null) {
      throw new IllegalStateException("neither fetched nor failed");
    }
    listener.on(new SyncEvent.Finished(result));
    return result;
  }

  private SyncResult bring(
      SyncRequest request, String sync, Upstream upstream, SyncListener listener)
      throws InterruptedException {
    var repository = upstream.repository();
    var order =
        new CheckoutSync.Order(
            sync,
            request.workspace().name(),
            upstream,
            places.of(request.workspace(), repository),
            request.methodFor(repository),
            request.conflicts(),
            request.dryRun());
    cores.acquire();
    try {
      return checkouts.bring(order, listener);
    } finally {
      cores.release();
    }
  }

  private List<Verification.Outcome> test(
      SyncRequest request,
      List<Fetched> level,
      Map<RepositoryId, SyncResult> results,
      SyncListener listener) {
    if (!request.runTests() || request.dryRun() || ports.verification().isEmpty()) {
      return List.of();
    }
    var verification = ports.verification().get();
    var moved =
        level.stream()
            .map(Fetched::repository)
            .filter(repository -> repository.verify() != null)
            .flatMap(r -> Moved.to(results.get(r.id())).map(to -> new Moved(r, to)).stream())
            .toList();
    return Side.bySide(
        moved,
        m -> {
          var tree = places.of(request.workspace(), m.repository());
          var gitDir = CheckoutDoor.open(m.repository().id(), tree).gitDir();
          var outcome = verification.verify(request.workspace(), m.repository(), gitDir, m.to());
          listener.on(new SyncEvent.Tested(outcome));
          return outcome;
        });
  }
}
