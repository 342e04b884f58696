package dev.relay.repo.sync;

import static dev.relay.repo.workspace.SyncMethod.FF_ONLY;
import static dev.relay.repo.workspace.SyncMethod.MERGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Repos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkouts of every kind that git knows. */
class SyncPlaceTest {
  @TempDir Path dir;
  Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(dir).open();
  }

  /** The checkout is taken over where it lies. */
  private void adopt(Path place) {
    desk = desk.adopt(place);
  }

  @Test
  void movesALinkedWorktreeAndNotItsMain() {
    var main = desk.checkout;
    Repos.run(main, "checkout", "-q", "-b", "other");
    Repos.run(main, "worktree", "add", "-q", dir.resolve("linked").toString(), "main");
    adopt(dir.resolve("linked"));
    var theirs = desk.upstream(Map.of("a.txt", "theirs\n"));
    desk.write("b.txt", "changed\n");

    assertThat(desk.sync(FF_ONLY)).isInstanceOf(SyncResult.FastForwarded.class);

    assertThat(desk.head()).isEqualTo(theirs);
    assertThat(desk.git("status", "--porcelain")).isEqualTo("M b.txt");
    assertThat(Repos.run(main, "status", "--porcelain")).isEmpty();
  }

  @Test
  void leavesAGitFileAloneThatBelongsElsewhere() throws IOException {
    Repos.run(desk.checkout, "checkout", "-q", "-b", "other");
    Repos.run(desk.checkout, "worktree", "add", "-q", dir.resolve("linked").toString(), "main");
    Files.createDirectories(dir.resolve("copy"));
    Files.copy(dir.resolve("linked/.git"), dir.resolve("copy/.git"));
    adopt(dir.resolve("copy"));

    assertThat(desk.sync(FF_ONLY).sentence())
        .isEqualTo(
            "The .git file of backend points to the git directory of another folder; repair it with"
                + " git worktree.");
    Repos.write(dir.resolve("copy/.git"), "gitdir: /nowhere\n");
    assertThat(desk.sync(FF_ONLY).sentence()).contains("points to no git directory");
  }

  @Test
  void worksInAShallowClone() {
    desk.upstream(Map.of("b.txt", "2\n"));
    var url = desk.backend.url().value();
    Repos.run(dir, "clone", "-q", "--depth", "1", url, dir.resolve("shallow").toString());
    adopt(dir.resolve("shallow"));
    desk.git("config", "user.name", "Ada");
    desk.git("config", "user.email", "ada@example.com");
    desk.commit("mine.txt", "mine\n");
    desk.upstream(Map.of("a.txt", "theirs\n"));

    assertThat(desk.sync(MERGE)).isInstanceOf(SyncResult.Merged.class);

    assertThat(desk.read("a.txt")).isEqualTo("theirs\n");
    assertThat(desk.git("status", "--porcelain")).isEmpty();
    assertThat(desk.git("rev-parse", "--is-shallow-repository")).isEqualTo("true");
  }

  @Test
  void keepsASparseCheckoutSparse() {
    desk.upstream(Map.of("in/x.txt", "1\n", "out/y.txt", "1\n"));
    desk.sync(FF_ONLY);
    desk.git("sparse-checkout", "set", "--cone", "--sparse-index", "in");
    desk.write("out/mine.txt", "untracked\n");
    desk.upstream(Map.of("in/x.txt", "2\n", "out/y.txt", "2\n", "out/z.txt", "2\n"));

    assertThat(desk.sync(FF_ONLY)).isInstanceOf(SyncResult.FastForwarded.class);

    assertThat(desk.read("in/x.txt")).isEqualTo("2\n");
    assertThat(desk.checkout.resolve("out/y.txt")).doesNotExist();
    assertThat(desk.read("out/mine.txt")).isEqualTo("untracked\n");
    desk.write("out/y.txt", "mine, although left out\n");
    desk.upstream(Map.of("out/y.txt", "3\n"));
    assertThat(desk.sync(FF_ONLY).sentence()).contains("out/y.txt");
    assertThat(desk.read("out/y.txt")).isEqualTo("mine, although left out\n");
  }

  @Test
  void keepsASplitIndexUsable() {
    desk.git("config", "core.splitIndex", "true");
    desk.git("update-index", "--split-index");
    desk.write("staged.txt", "staged\n");
    desk.git("add", "staged.txt");
    desk.upstream(Map.of("a.txt", "theirs\n"));

    assertThat(desk.sync(FF_ONLY)).isInstanceOf(SyncResult.FastForwarded.class);
    assertThat(desk.git("status", "--porcelain")).isEqualTo("A  staged.txt");
  }

  @Test
  void leavesTheFilesOfASubmoduleAlone() {
    var part = desk.repos.remote("part", Map.of("p.txt", "1\n"));
    var work = desk.repos.work("backend");
    Repos.run(work, "submodule", "--quiet", "add", part.url().value(), "part");
    desk.repos.push(desk.backend, "with a part");
    desk.sync(FF_ONLY);
    desk.git("submodule", "--quiet", "update", "--init");
    desk.write("part/p.txt", "mine\n");
    desk.write("part/new.txt", "mine\n");
    desk.repos.commit(part, "second", Map.of("p.txt", "2\n"));
    Repos.run(work, "submodule", "--quiet", "update", "--remote");
    var theirs = desk.repos.push(desk.backend, "newer part");

    assertThat(desk.sync(FF_ONLY)).isInstanceOf(SyncResult.FastForwarded.class);

    assertThat(desk.head()).isEqualTo(theirs);
    assertThat(desk.read("part/p.txt")).isEqualTo("mine\n");
    assertThat(desk.read("part/new.txt")).isEqualTo("mine\n");
    Repos.run(work, "rm", "-q", "-f", "part");
    Repos.write(work.resolve("part"), "a file now\n");
    desk.repos.push(desk.backend, "no part any more");
    assertThat(desk.sync(FF_ONLY).sentence()).contains("part");
    assertThat(desk.read("part/p.txt")).isEqualTo("mine\n");
  }

  @Test
  void fillsABranchWithoutACommitAndWaitsForAnEmptyRemote() {
    var empty = desk.repos.emptyRemote("empty");
    var place = dir.resolve("unborn");
    Repos.run(dir, "clone", "-q", empty.url().value(), place.toString());
    Repos.run(place, "symbolic-ref", "HEAD", "refs/heads/main");
    desk = desk.with(empty.at(place), place);
    assertThat(desk.sync(FF_ONLY).sentence()).contains("is empty; push a first commit");
    desk.write("mine.txt", "mine\n");
    var first = desk.repos.commit(empty, "first", Map.of("a.txt", "1\n"));

    assertThat(desk.sync(FF_ONLY)).isInstanceOf(SyncResult.FastForwarded.class);

    assertThat(desk.head()).isEqualTo(first);
    assertThat(desk.read("a.txt")).isEqualTo("1\n");
    assertThat(desk.git("status", "--porcelain")).isEqualTo("?? mine.txt");
  }

  @Test
  void leavesAForeignLockWhereItIs() {
    desk.upstream(Map.of("a.txt", "theirs\n"));
    desk.write(".git/index.lock", "somebody's");

    assertThat(desk.sync(FF_ONLY).sentence())
        .isEqualTo(
            "backend is in use by a git command, or one was killed there; when none is running,"
                + " delete .git/index.lock and sync again.");
    assertThat(desk.read(".git/index.lock")).isEqualTo("somebody's");
  }

  @Test
  void refusesASha256Checkout() {
    var place = dir.resolve("sha256");
    Repos.run(dir, "init", "-q", "--object-format=sha256", place.toString());
    Repos.run(place, "remote", "add", "origin", desk.backend.url().value());
    adopt(place);

    assertThat(desk.sync(FF_ONLY)).isInstanceOf(SyncResult.Skipped.class);
    assertThat(desk.sync(FF_ONLY).sentence()).contains("SHA-256");
  }

  @Test
  void saysWhenTheDefaultBranchWasRenamed() {
    Repos.run(desk.repos.bare("backend"), "branch", "-m", "main", "trunk");

    assertThat(desk.sync(FF_ONLY)).isInstanceOf(SyncResult.Skipped.class);
    assertThat(desk.sync(FF_ONLY).sentence()).contains("has no branch 'main' but trunk");
  }

  @Test
  void swapsFilesFoldersAndLinks() throws IOException {
    desk.upstream(Map.of("swap/one.txt", "1\n", "swap/two.txt", "2\n", "back", "file\n"));
    desk.sync(FF_ONLY);
    var work = desk.repos.work("backend");
    Repos.run(work, "rm", "-q", "-r", "swap", "back");
    Files.createSymbolicLink(work.resolve("swap"), Path.of("../../outside"));
    Repos.write(work.resolve("back/deep.txt"), "deep\n");
    desk.repos.push(desk.backend, "swapped");

    assertThat(desk.sync(FF_ONLY)).isInstanceOf(SyncResult.FastForwarded.class);

    assertThat(desk.checkout.resolve("swap")).isSymbolicLink();
    assertThat(desk.read("back/deep.txt")).isEqualTo("deep\n");
    Repos.run(work, "rm", "-q", "swap");
    Repos.write(work.resolve("swap/in.txt"), "in\n");
    desk.repos.push(desk.backend, "a folder again");
    desk.sync(FF_ONLY);
    assertThat(desk.read("swap/in.txt")).isEqualTo("in\n");
    assertThat(dir.resolve("outside")).doesNotExist();
  }

  @Test
  void writesThroughNoLinkOfTheDevelopers() throws IOException {
    Files.createDirectories(dir.resolve("elsewhere"));
    Files.createSymbolicLink(desk.checkout.resolve("fresh"), dir.resolve("elsewhere"));
    desk.upstream(Map.of("fresh/x.txt", "theirs\n"));

    assertThat(desk.sync(FF_ONLY).sentence()).contains("where upstream brings fresh/x.txt");
    assertThat(dir.resolve("elsewhere/x.txt")).doesNotExist();
  }

  @Test
  void saysWhenNamesDifferOnlyInTheirCase() {
    desk.git("config", "core.ignoreCase", "true");
    desk.upstream(Map.of("A.TXT", "theirs\n"));

    assertThat(desk.sync(FF_ONLY).sentence()).contains("A.TXT").contains("a.txt");
    assertThat(desk.read("a.txt")).isEqualTo("1\n2\n3\n");
  }

  @Test
  void runsNoHook() throws IOException {
    for (var hook : new String[] {"post-checkout", "post-merge", "reference-transaction"}) {
      desk.write(".git/hooks/" + hook, "#!/bin/sh\ntouch ../hook-ran \"$PWD/hook-ran\"\n");
      assertThat(desk.checkout.resolve(".git/hooks/" + hook).toFile().setExecutable(true)).isTrue();
    }
    desk.upstream(Map.of("a.txt", "theirs\n"));

    desk.sync(FF_ONLY);

    try (var files = Files.walk(dir)) {
      assertThat(files.filter(f -> f.endsWith("hook-ran"))).isEmpty();
    }
  }

  @Test
  void keepsLineEndsAsTheDevelopersGitMakesThem() {
    desk.git("config", "core.autocrlf", "true");
    desk.upstream(Map.of("c.txt", "1\n2\n"));

    desk.sync(FF_ONLY);

    assertThat(desk.read("c.txt")).isEqualTo("1\r\n2\r\n");
    assertThat(desk.git("status", "--porcelain", "c.txt")).isEmpty();
  }

  @Test
  void saysWhenAnAdoptedCheckoutIsGone() throws IOException {
    adopt(dir.resolve("gone"));

    assertThat(desk.sync(FF_ONLY).sentence()).contains("is not where it was; put it back");
    assertThat(dir.resolve("gone")).doesNotExist();
  }
}
