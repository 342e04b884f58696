package dev.relay.repo.git;

import dev.relay.repo.sync.Uncommitted;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncStrategy;
import dev.relay.repo.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Relay beside the installed git, turn by turn in one run: {@code bench/repo-sync.sh}. Prints;
 * asserts nothing.
 */
@Tag("bench")
final class RepoSyncBench {
  private static final int REPOSITORIES = Integer.getInteger("bench.repositories", 100);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);

  @TempDir Path dir;
  private final SideBySide table = new SideBySide(ROUNDS);
  private GitServers servers;
  private BenchRepositories made;
  private NativeGit git;

  @BeforeEach
  void make() throws IOException {
    servers = new GitServers(dir.resolve("remotes"));
    made = new BenchRepositories(dir);
    git = new NativeGit(System.getenv(), new RemoteAddresses("127.0.0.1"));
  }

  @AfterEach
  void close() throws IOException {
    servers.close();
  }

  @Test
  void fetching() throws IOException {
    made.small(REPOSITORIES);
    fetching("folders", "file://" + dir.resolve("remotes") + "/", List.of(2, 4, 8), 8);
    var far = new DelayedLink(servers.daemonProcess(), 10);
    try (far) {
      var url = "git://127.0.0.1:" + far.port() + "/";
      fetching("20 ms away, 8 at once", url, List.of(8), 8);
      fetching("20 ms away, 16 at once", url, List.of(8), 16);
    }
    table.print();
  }

  private void fetching(String where, String url, List<Integer> jobs, int atOnce) {
    var mirrors = new Mirrors(git, dir.resolve("mirrors-" + where.hashCode()));
    var repositories =
        IntStream.range(0, REPOSITORIES).mapToObj(i -> repository("r" + i, url)).toList();
    refresh(mirrors, repositories, atOnce);
    var plain = made.plainMirrors(url, REPOSITORIES);
    for (int job : jobs) {
      table.row(
          "nothing new, " + where + ", native -j" + job,
          () -> made.fetchAll(plain, job),
          () -> refresh(mirrors, repositories, atOnce));
    }
    for (int job : jobs) {
      table.row(
          "new commits, " + where + ", native -j" + job,
          () -> made.commitToAll(REPOSITORIES),
          () -> made.fetchAll(plain, job),
          () -> refresh(mirrors, repositories, atOnce));
    }
  }

  private static void refresh(Mirrors mirrors, List<Repository> repositories, int atOnce) {
    atOnce(atOnce, repositories, mirrors::refresh);
  }

  private static <T> void atOnce(int many, List<T> all, Consumer<T> work) {
    try (var threads = Executors.newFixedThreadPool(many, Thread.ofVirtual().factory())) {
      for (var done : all.stream().map(one -> threads.submit(() -> work.accept(one))).toList()) {
        done.get();
      }
    } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void status() throws IOException {
    made.small(REPOSITORIES);
    var checkouts = made.checkouts(REPOSITORIES);
    status(REPOSITORIES + " checkouts as they were cloned", checkouts);
    checkouts.forEach(made::build);
    status("the same, each with ignored files", checkouts);
    checkouts.subList(0, REPOSITORIES / 10).forEach(made::change);
    status("the same, 1 in 10 with changes and untracked files", checkouts);
    checkouts.forEach(made::change);
    status("the same, all with changes", checkouts);
    table.row(
        "the same, all asked of git",
        () -> made.statusAll(checkouts, 2),
        () -> atOnce(2, checkouts, this::statusOfGit));
    made.large();
    status("a checkout of 12,000 files", List.of(made.checkout("large")));
    table.print();
  }

  private void status(String what, List<Path> checkouts) {
    var uncommitted = new Uncommitted(git, dir);
    var workspace = new Workspace("bench", List.of(), Map.of(), List.of());
    var repository = repository("r0", "file://" + dir.resolve("remotes") + "/");
    for (int jobs : checkouts.size() == 1 ? List.of(1) : List.of(2, 4)) {
      table.row(
          "status of " + what + ", native -j" + jobs,
          () -> made.statusAll(checkouts, jobs),
          () -> atOnce(2, checkouts, each -> uncommitted.of(workspace, repository.at(each))));
    }
  }

  private void statusOfGit(Path checkout) {
    git.run(GitCall.checkout(checkout, "status", "--porcelain=v2", "--branch", "-z"));
  }

  @Test
  void trees() throws IOException {
    made.small(1);
    made.large();
    for (var name : List.of("r0", "large")) {
      var repository = repository(name, "file://" + dir.resolve("remotes") + "/");
      var mirrors = new Mirrors(git, dir.resolve("mirrors"));
      var trees = new TaskTrees(git, mirrors, dir.resolve("tasks"));
      var head = mirrors.refresh(repository);
      var worktree = dir.resolve("worktree");
      table.row(
          "task tree of " + (name.equals("large") ? "12,000 files" : "a small one"),
          () -> {
            trees.remove("t");
            made.removeWorktree(name, worktree);
          },
          () -> made.addWorktree(name, worktree),
          () -> trees.create("t", repository, head));
    }
    table.print();
  }

  @Test
  void diffs() throws IOException {
    made.large();
    var repository = repository("large", "file://" + dir.resolve("remotes") + "/");
    var mirrors = new Mirrors(git, dir.resolve("mirrors"));
    var change = made.changeFiveHundred();
    mirrors.refresh(repository);
    var mirror = mirrors.gitDir(repository);
    var base = new Sha(change.getFirst());
    var tree = new Sha(change.getLast());
    table.row(
        "diff of 500 files with renames: list, digest and first file",
        () -> made.plainDiff("large", base, tree),
        () -> {
          var diffs = new Diffs(git);
          diffs.digest(mirror, base, tree);
          var files = diffs.files(mirror, base, tree);
          diffs.patch(mirror, base, tree, files.getFirst().path(), 1 << 20);
        });
    table.row(
        "the same, until the first file's patch",
        () -> made.plainDiff("large", base, tree),
        () -> {
          var diffs = new Diffs(git);
          diffs.patch(mirror, base, tree, "module0/again0.java", 1 << 20);
        });
    table.print();
  }

  /** Every question of {@link Reading}, asked of both readers. */
  @Test
  void reads() throws IOException {
    made.small(1);
    made.large();
    made.changeFiveHundred();
    var plain = new NativeReader(git);
    var quick = new JGitReader(new OpenRepositories());
    for (var name : List.of("r0", "large")) {
      var gitDir = dir.resolve("remotes").resolve(name + ".git");
      var head = plain.commit(gitDir, "refs/heads/main").orElseThrow();
      var before = plain.log(gitDir, head, 10).getLast().id();
      var path = plain.files(gitDir, head).getLast().path();
      asked(name + ": commit", plain, quick, r -> r.commit(gitDir, "refs/heads/main"));
      asked(name + ": refs", plain, quick, r -> r.refs(gitDir, "refs/heads"));
      asked(name + ": contains", plain, quick, r -> r.contains(gitDir, head, before));
      asked(name + ": files", plain, quick, r -> r.files(gitDir, head));
      asked(name + ": one file", plain, quick, r -> r.read(gitDir, head, path));
      asked(name + ": log", plain, quick, r -> r.log(gitDir, head, 100));
      asked(name + ": changed", plain, quick, r -> r.changed(gitDir, before, head));
    }
    table.print();
  }

  private void asked(String what, GitReader plain, GitReader quick, Consumer<GitReader> question) {
    table.row(
        "10 × " + what,
        () -> IntStream.range(0, 10).forEach(_ -> question.accept(plain)),
        () -> IntStream.range(0, 10).forEach(_ -> question.accept(quick)));
  }

  private static Repository repository(String name, String url) {
    return new Repository(
        new RepositoryId(name),
        new RemoteUrl(url + name + ".git"),
        "main",
        null,
        List.of(),
        SyncStrategy.MAIN_BRANCH,
        true);
  }
}
