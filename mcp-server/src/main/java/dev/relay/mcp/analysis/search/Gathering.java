package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.index.IndexFiles;
import dev.relay.mcp.analysis.index.IndexWork;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Brings together the files that can hold a match, from the index or, where it lags, from git. */
final class Gathering {
  /** An index that lags by a fetch is there by then. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final IndexFiles index;
  private final IndexWork work;
  private final TreeCandidates trees;
  private final InstantSource clock;

  Gathering(IndexFiles index, IndexWork work, TreeCandidates trees, InstantSource clock) {
    this.index = index;
    this.work = work;
    this.trees = trees;
    this.clock = clock;
  }

  /**
   * @param files in the order in which they are read
   * @param large how many were too large to be indexed
   */
  record Gathered(List<Candidate> files, int large, List<String> notes) {}

  Gathered gather(List<Target> targets, SearchRequest request, Need need, PathFilter filter) {
    var files = new ArrayList<Candidate>();
    var notes = new ArrayList<String>();
    int large = 0;
    var rank =
        new PathRank(
            request.query(), clock.instant().truncatedTo(ChronoUnit.DAYS).getEpochSecond());
    var lagging = new ArrayList<>(targets);
    var view = view(targets, request);
    if (view.isPresent()) {
      try (var open = view.get()) {
        var current = current(open, targets);
        lagging.removeAll(current.values());
        var indexed = new IndexCandidates(open, current);
        files.addAll(indexed.find(need, filter, rank));
        large = indexed.large();
      } catch (IOException e) {
        index.discard(e);
        files.clear();
        lagging = new ArrayList<>(targets);
      }
    }
    files.addAll(trees.find(lagging, need, filter, rank, notes));
    if (!lagging.isEmpty() && request.ref().isEmpty()) {
      notes.add(note());
    }
    var all = new ArrayList<>(request.overlay().over(files, targets, filter, rank));
    all.sort(Candidate.ORDER);
    return new Gathered(all, large, notes);
  }

  /** After what is missing had a moment to come in. */
  private Optional<IndexFiles.View> view(List<Target> targets, SearchRequest request) {
    var before = index.view();
    var missing = new ArrayList<>(targets);
    before.ifPresent(view -> missing.removeAll(current(view, targets).values()));
    if (missing.isEmpty() || request.ref().isPresent()) {
      return before;
    }
    before.ifPresent(IndexFiles.View::close);
    var isBusy = work.progress().isPresent();
    var wanted =
        missing.stream()
            .map(target -> work.want(target.branch()))
            .toArray(CompletableFuture<?>[]::new);
    if (!isBusy || missing.size() < 4) {
      await(CompletableFuture.allOf(wanted));
    }
    return index.view();
  }

  private static void await(CompletableFuture<Void> all) {
    try {
      all.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return; // Git answers instead.
    } catch (ExecutionException e) {
      throw new IllegalStateException("the index told of a failure", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, Target> current(IndexFiles.View view, List<Target> targets) {
    var current = new LinkedHashMap<String, Target>();
    for (var target : targets) {
      var isThere = view.commit(target.branch()).filter(target.head()::equals).isPresent();
      if (isThere) {
        current.putIfAbsent(target.branch().key(), target);
      }
    }
    return current;
  }

  private String note() {
    return work.progress()
        .map(p ->
            "The search index is being built, %d of %d repositories; git answers meanwhile."
                .formatted(p.done(), p.total()))
        .orElse("Some repositories are not in the search index; git answers for them.");
  }
}
