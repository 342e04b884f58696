package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Stores;
import dev.relay.repo.store.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that syncs several repositories is killed, with its gits or without them, at a random
 * moment; after recovery each checkout is as it was or exactly as promised. {@code -Dsync.kills=N}
 * makes N cases, {@code -Dsync.together=N} puts N of them into one process, {@code -Dsync.seed=N}
 * starts at that seed.
 */
class SyncKillTest {
  private static final int TOGETHER = Integer.getInteger("sync.together", 6);
  private static final RandomWork.State[] STATES = RandomWork.State.values();

  @TempDir Path dir;
  private final Map<String, Integer> tally = new TreeMap<>();

  private record Case(Slot slot, Witness before, String from) {}

  @Test
  void losesNothingWhereverItIsKilled() throws Exception {
    var cases = Integer.getInteger("sync.kills", 2 * TOGETHER);
    var first = Long.getLong("sync.seed", System.nanoTime() & 0xffffff);
    var url = TestPostgres.freshUrl();
    var settings = Settings.of(Map.of("RELAY_DB_URL", url));
    var slots = IntStream.range(0, TOGETHER).mapToObj(i -> new Slot(dir, "repo" + i)).toList();
    System.out.println("sync kill: first seed " + first);
    try (var databases = Stores.open(new RelayHome(dir.resolve("home")), settings)) {
      for (long seed = first; seed < first + cases; seed += TOGETHER) {
        try {
          round(slots, url, databases.module("repo"), seed);
        } catch (Throwable e) {
          throw new AssertionError("round with seed " + seed, e);
        }
      }
    }
    System.out.println("sync kill: " + tally);
  }

  private void round(List<Slot> slots, String url, Database database, long seed) throws Exception {
    var random = new Random(seed);
    var cases = new ArrayList<Case>();
    for (var slot : slots) {
      slot.reset();
      new RandomWork(random, slot.checkout()).create(STATES[random.nextInt(STATES.length)]);
      new RandomUpstream(random, slot).create();
      cases.add(new Case(slot, Witness.of(slot.checkout()), Witness.commit(slot.checkout())));
    }
    kill(victim(slots, url, seed), random);
    var unfinished = new PostgresSyncJournal(database).unfinished().size();
    tally.merge("cut off while moving", unfinished, Integer::sum);
    SyncVictim.sync(dir, database).recover();
    assertThat(new PostgresSyncJournal(database).unfinished()).isEmpty();
    for (var each : cases) {
      new Verdict(each.slot(), each.before(), each.from()).check(null);
      var moved = !Witness.commit(each.slot().checkout()).equals(each.from());
      tally.merge(moved ? "moved" : "left", 1, Integer::sum);
    }
  }

  private Process victim(List<Slot> slots, String url, long seed) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx200m",
                "-cp",
                System.getProperty("sync.classes", System.getProperty("java.class.path")),
                SyncVictim.class.getName(),
                dir.toString(),
                url,
                Long.toString(seed)));
    slots.forEach(slot -> command.add(slot.repository().id().name()));
    return new ProcessBuilder(command).redirectError(dir.resolve("errors").toFile()).start();
  }

  private void kill(Process victim, Random random) throws Exception {
    var lines =
        new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8));
    assertThat(until(lines, "go")).as("it begins").isTrue();
    var late = random.nextInt(4) > 0 && until(lines, "applying");
    var ended = victim.waitFor(random.nextLong(late ? 120 : 1500), TimeUnit.MILLISECONDS);
    var gits = victim.descendants().toList();
    victim.destroyForcibly().waitFor();
    if (random.nextBoolean()) {
      gits.forEach(ProcessHandle::destroyForcibly);
    }
    for (var git : gits) {
      git.onExit().get(60, TimeUnit.SECONDS);
    }
    var how =
        ended ? "rounds not killed" : gits.isEmpty() ? "rounds killed" : "rounds killed in git";
    tally.merge(how, 1, Integer::sum);
  }

  /** False when it ended without saying so. */
  private static boolean until(BufferedReader lines, String wanted) throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
