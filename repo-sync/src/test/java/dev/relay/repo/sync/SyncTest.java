package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.TestPostgres;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncTest {
  private static final Database DATABASE = TestPostgres.fresh().module("repo");

  @TempDir Path dir;
  Repos repos;
  Repository backend;
  Path checkout;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
    backend = repos.remote("backend", Map.of("a.txt", "1\n", ".gitignore", "local.conf\n"));
    checkout = dir.resolve("checkouts/test/backend");
  }

  @Test
  void clonesFastForwardsAndThenHasNothingToDo() {
    var first = repos.head(backend);
    assertThat(sync()).isEqualTo(new SyncResult.FastForwarded(backend.id(), null, first));
    assertThat(Repos.run(checkout, "remote", "get-url", "origin")).isEqualTo(backend.url().value());
    assertThat(checkout.resolve(".git/objects/info/alternates")).doesNotExist();
    var second = repos.commit(backend, "second", Map.of("a.txt", "2\n"));

    assertThat(sync()).isEqualTo(new SyncResult.FastForwarded(backend.id(), first, second));

    assertThat(Repos.read(checkout.resolve("a.txt"))).isEqualTo("2\n");
    assertThat(Repos.run(checkout, "rev-parse", "origin/main")).isEqualTo(second.hex());
    assertThat(sync()).isEqualTo(new SyncResult.UpToDate(backend.id(), second));
  }

  @Test
  void aDryRunSaysWhatItWouldDoAndDoesNot() {
    assertThat(dryRun())
        .isEqualTo(new SyncResult.FastForwarded(backend.id(), null, repos.head(backend)));
    assertThat(checkout).doesNotExist();
    sync();
    var from = repos.head(backend);
    var to = repos.commit(backend, "second", Map.of("a.txt", "2\n"));

    assertThat(dryRun()).isEqualTo(new SyncResult.FastForwarded(backend.id(), from, to));
    assertThat(head()).isEqualTo(from);
  }

  @Test
  void leavesUncommittedWorkAlone() {
    sync();
    Repos.write(checkout.resolve("a.txt"), "mine\n");
    repos.commit(backend, "second", Map.of("a.txt", "2\n"));

    assertSkipped(
        "backend has uncommitted changes in a.txt, which changed upstream too; commit or stash");
    assertThat(Repos.read(checkout.resolve("a.txt"))).isEqualTo("mine\n");
  }

  @Test
  void leavesStagedWorkAlone() {
    sync();
    Repos.write(checkout.resolve("b.txt"), "mine\n");
    Repos.run(checkout, "add", "b.txt");
    repos.commit(backend, "second", Map.of("b.txt", "2\n"));

    assertSkipped("uncommitted changes");
  }

  @Test
  void neverOverwritesUntrackedOrIgnoredFiles() {
    sync();
    Repos.write(checkout.resolve("new.txt"), "mine\n");
    Repos.write(checkout.resolve("notes.txt"), "untracked\n");
    repos.commit(backend, "second", Map.of("new.txt", "theirs\n"));
    assertSkipped("backend has a file of yours where upstream brings new.txt; move it away");
    assertThat(Repos.read(checkout.resolve("new.txt"))).isEqualTo("mine\n");
    assertThat(checkout.resolve("new.txt").toFile().delete()).isTrue();
    assertThat(sync()).isInstanceOf(SyncResult.FastForwarded.class);
    assertThat(Repos.read(checkout.resolve("notes.txt"))).isEqualTo("untracked\n");

    Repos.write(checkout.resolve("local.conf"), "mine\n");
    repos.commit(backend, "third", Map.of("local.conf", "theirs\n"));
    assertSkipped("file of yours");
    assertThat(Repos.read(checkout.resolve("local.conf"))).isEqualTo("mine\n");
  }

  @Test
  void keepsLocalCommits() {
    sync();
    Repos.run(checkout, "commit", "-q", "--allow-empty", "-m", "mine");
    var mine = head();
    assertThat(sync()).isEqualTo(new SyncResult.UpToDate(backend.id(), mine));
    repos.commit(backend, "second", Map.of("a.txt", "2\n"));

    assertSkipped("has commits that its remote does not");
    assertThat(head()).isEqualTo(mine);
  }

  @Test
  void leavesAnotherBranchADetachedHeadAndAHalfMergeAlone() throws IOException {
    sync();
    repos.commit(backend, "second", Map.of("a.txt", "2\n"));
    Repos.run(checkout, "checkout", "-q", "-b", "feature");
    assertSkipped("backend is not on main, so it was left alone; switch to it and sync again.");
    Repos.run(checkout, "checkout", "-q", "--detach");
    assertSkipped("backend is on no branch; switch to main and sync again.");
    Repos.run(checkout, "checkout", "-q", "main");
    Files.writeString(checkout.resolve(".git/MERGE_HEAD"), head() + "\n");
    assertSkipped("in the middle of a merge");
  }

  @Test
  void keepsStashes() {
    sync();
    Repos.write(checkout.resolve("a.txt"), "mine\n");
    Repos.run(checkout, "stash");
    repos.commit(backend, "second", Map.of("b.txt", "2\n"));

    assertThat(sync()).isInstanceOf(SyncResult.FastForwarded.class);
    Repos.run(checkout, "stash", "pop");
    assertThat(Repos.read(checkout.resolve("a.txt"))).isEqualTo("mine\n");
  }

  @Test
  void touchesNothingThatIsNoClone() {
    Repos.write(checkout.resolve("precious.txt"), "x");

    assertSkipped("Something that is no clone");
    assertThat(checkout.resolve("precious.txt")).exists();
  }

  @Test
  void aCloneThatWasInterruptedIsMadeAnew() {
    Repos.write(checkout.resolveSibling(".backend.part/rest"), "x");

    assertThat(sync()).isInstanceOf(SyncResult.FastForwarded.class);
    assertThat(checkout.resolveSibling(".backend.part")).doesNotExist();
  }

  @Test
  void oneUnreachableRemoteDoesNotStopTheOthers() throws IOException {
    var gone = repos.remote("gone", Map.of("a.txt", "1\n"));
    Files.move(repos.bare("gone"), dir.resolve("moved"));
    var workspace = repos.workspace(gone, backend);

    var results = newSync().sync(workspace, workspace.repositories(), false);

    assertThat(results.getFirst()).isInstanceOf(SyncResult.Unreachable.class);
    assertThat(((SyncResult.Unreachable) results.getFirst()).reason())
        .startsWith("The remote of gone");
    assertThat(results.getLast()).isInstanceOf(SyncResult.FastForwarded.class);
  }

  private void assertSkipped(String reason) {
    for (var result : List.of(dryRunOrSync(reason), sync())) {
      assertThat(result).isInstanceOf(SyncResult.Skipped.class);
      assertThat(((SyncResult.Skipped) result).reason()).contains(reason);
    }
  }

  /** Only a real merge finds files that are in the way. */
  private SyncResult dryRunOrSync(String reason) {
    return reason.contains("file of yours") ? sync() : dryRun();
  }

  private SyncResult sync() {
    return newSync().sync(repos.workspace(backend), List.of(backend), false).getFirst();
  }

  private SyncResult dryRun() {
    return newSync().sync(repos.workspace(backend), List.of(backend), true).getFirst();
  }

  private Sync newSync() {
    return new Sync(
        repos.git(),
        repos.mirrors(),
        dir.resolve("checkouts"),
        DATABASE,
        InstantSource.system(),
        Sync.Ports.NONE);
  }

  private Sha head() {
    return new Sha(Repos.run(checkout, "rev-parse", "HEAD"));
  }
}
