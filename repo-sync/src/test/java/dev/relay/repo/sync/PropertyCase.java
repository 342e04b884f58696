package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.NativeGit;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.SyncStrategy;
import dev.relay.repo.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One random state, one random upstream, one sync that may be killed, and what has to hold then.
 */
final class PropertyCase {
  private static final List<Dying.How> HOWS = List.of(Dying.How.values());

  private final Slot slot;
  private final Combination combination;
  private final SyncJournal journal;
  private final RuleFirings firings;
  private final RandomGenerator random;
  private final NativeGit git = new NativeGit(System.getenv());

  PropertyCase(Slot slot, Sync.Books books, long seed) {
    this.slot = slot;
    this.combination = Combination.of(seed);
    this.journal = books.journal();
    this.firings = books.firings();
    this.random = new Random(seed);
  }

  /** In one word what became of it, for the tally. */
  String run() throws Exception {
    slot.reset();
    new RandomWork(random, slot.checkout()).create(combination.state());
    new RandomUpstream(random, slot).create();
    var before = Witness.of(slot.checkout());
    var from = Witness.commit(slot.checkout());
    var result = sync(request());
    if (result == null) {
      newSync(null).recover();
    }
    new Verdict(slot, before, from).check(result);
    var moved = !Witness.commit(slot.checkout()).equals(from);
    if (moved && random.nextBoolean()) {
      undo(before);
    }
    return (result == null ? "killed, " : "") + (moved ? "moved" : word(result));
  }

  private static String word(@Nullable SyncResult result) {
    return result == null ? "left" : result.getClass().getSimpleName();
  }

  private SyncRequest request() {
    return SyncRequest.of(workspace(), List.of(repository()))
        .method(combination.method())
        .conflicts(combination.policy())
        .dryRun(random.nextInt(15) == 0);
  }

  private Workspace workspace() {
    return new Workspace("test", List.of(slot.repository()), Map.of(), List.of());
  }

  private Repository repository() {
    var r = slot.repository();
    var strategy =
        switch (random.nextInt(8)) {
          case 0, 1, 2, 3, 4, 5 -> SyncStrategy.FEATURE_BRANCH;
          case 6 -> SyncStrategy.PINNED;
          default -> SyncStrategy.MAIN_BRANCH;
        };
    var pin = strategy == SyncStrategy.PINNED ? Optional.of("main") : Optional.<String>empty();
    return new Repository(
        r.id(),
        r.url(),
        r.branch(),
        null,
        List.of(),
        strategy,
        false,
        pin.map(name -> "origin/" + name),
        Optional.empty(),
        r.checkout(),
        r.labels());
  }

  /** Null when it was killed. */
  private @Nullable SyncResult sync(SyncRequest request) throws Exception {
    var how = HOWS.get(random.nextInt(3));
    var dying =
        random.nextInt(4) == 0
            ? null
            : new Dying(1 + random.nextInt(24), how, random, slot.checkout());
    var sync = newSync(dying);
    var result = new CompletableFuture<SyncResult>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            result.complete(sync.sync(request, SyncListener.NONE).results().getFirst());
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    if (dying != null) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              dying.dead().await();
              result.cancel(true);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
    }
    return await(result);
  }

  private static @Nullable SyncResult await(CompletableFuture<SyncResult> result)
      throws InterruptedException, TimeoutException {
    try {
      return result.get(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.CancellationException e) {
      return null;
    } catch (ExecutionException e) {
      throw new AssertionError("the sync broke", e.getCause());
    }
  }

  private Sync newSync(@Nullable Dying dying) {
    var with = dying == null ? git : dying.git(git);
    return new Sync(
        with,
        new Mirrors(with, slot.mirrors()),
        new Places(slot.checkout().resolveSibling("home")),
        new Sync.Books(dying == null ? journal : dying.journal(journal), firings),
        InstantSource.system(),
        Sync.Ports.NONE);
  }

  private void undo(Witness before) throws IOException {
    var sync = newSync(null);
    var id = sync.newest(workspace()).orElseThrow();
    var result = sync.undo(id, List.of()).getFirst();
    assertThat(result).as(result.sentence()).isInstanceOf(UndoResult.Restored.class);
    var now = Witness.of(slot.checkout());
    assertThat(now.files()).as("files after undo").isEqualTo(before.files());
    assertThat(now.index()).as("index after undo").isEqualTo(before.index());
    assertThat(now.head()).as("HEAD after undo").isEqualTo(before.head());
    assertThat(now.objects()).as("objects after undo").containsAll(before.objects());
    assertThat(new Sha(Witness.commit(slot.checkout())).hex()).isNotEmpty();
    assertThat(Files.exists(slot.checkout().resolve(".git/index.lock"))).isFalse();
  }
}
