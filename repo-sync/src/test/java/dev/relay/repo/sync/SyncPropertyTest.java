package dev.relay.repo.sync;

import dev.relay.repo.store.TestPostgres;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a developer has in a checkout, whatever happens upstream, however it is synced and
 * wherever Relay dies: nothing is lost, and the checkout is as it was or exactly as promised.
 * {@code -Dsync.seed=N} repeats one case, {@code -Dsync.cases=N} runs more of them.
 */
class SyncPropertyTest {
  @TempDir Path dir;

  @Test
  void neverLosesWhatTheDeveloperHad() {
    var one = Long.getLong("sync.seed");
    var first = one == null ? System.nanoTime() & 0xffffff : one;
    var cases = one == null ? Integer.getInteger("sync.cases", 100) : 1;
    var books = Sync.Books.in(TestPostgres.fresh().module("repo"));
    var slot = new Slot(dir, "backend");
    var tally = new TreeMap<String, Integer>();
    System.out.println("sync property: seeds " + first + " to " + (first + cases - 1));
    for (long seed = first; seed < first + cases; seed++) {
      try {
        tally.merge(new PropertyCase(slot, books, new Random(seed)).run(), 1, Integer::sum);
      } catch (Throwable e) {
        throw new AssertionError("repeat with -Dsync.seed=" + seed, e);
      }
    }
    System.out.println("sync property: " + tally);
  }
}
