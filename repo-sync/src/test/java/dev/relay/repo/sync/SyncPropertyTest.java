package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.store.TestPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a developer has in a checkout, whatever happens upstream, however it is synced and
 * wherever Relay dies: nothing is lost, and the checkout is as it was or exactly as promised.
 * {@code -Dsync.seed=N} repeats one case, {@code -Dsync.cases=N} runs more of them from there.
 */
class SyncPropertyTest {
  private static final int AT_ONCE = 2;

  @TempDir Path dir;
  private final Map<String, Integer> tally = new ConcurrentSkipListMap<>();
  private final Set<Combination> covered = ConcurrentHashMap.newKeySet();

  @Test
  void neverLosesWhatTheDeveloperHad() throws Exception {
    var one = Long.getLong("sync.seed");
    var first = one == null ? System.nanoTime() & 0xffffff : one;
    var cases = Integer.getInteger("sync.cases", one == null ? 100 : 1);
    System.out.println("sync property: seeds " + first + " to " + (first + cases - 1));
    run(first, first + cases);
    System.out.println("sync property: " + tally);
    assertThat(covered).hasSize(Math.min(cases, Combination.COUNT));
  }

  private void run(long first, long end) throws Exception {
    var next = new AtomicLong(first);
    var running = new ArrayList<Future<?>>();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int i = 0; i < AT_ONCE; i++) {
        // Of its own, since recovery ends whatever a database says is not ended.
        var books = Sync.Books.in(TestPostgres.fresh().module("repo"));
        var slot = new Slot(dir, "backend" + i);
        running.add(threads.submit(() -> work(slot, books, next, end)));
      }
      for (var each : running) {
        end(each, next, end);
      }
    }
  }

  private static void end(Future<?> running, AtomicLong next, long end) throws Exception {
    try {
      running.get();
    } catch (ExecutionException e) {
      next.set(end);
      throw e;
    }
  }

  private void work(Slot slot, Sync.Books books, AtomicLong next, long end) {
    for (var seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
      try {
        tally.merge(new PropertyCase(slot, books, seed).run(), 1, Integer::sum);
        covered.add(Combination.of(seed));
      } catch (Throwable e) {
        throw new AssertionError("repeat with -Dsync.seed=" + seed, e);
      }
    }
  }
}
