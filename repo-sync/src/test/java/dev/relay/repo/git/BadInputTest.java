package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relay.repo.git.GitFailure.Kind;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncStrategy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What real remotes are like: one clear sentence each, and nothing lost. */
@Timeout(120)
class BadInputTest {
  @TempDir Path dir;
  Repos repos;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
  }

  @Test
  void saysThatARemoteWithoutACommitIsEmpty() {
    fails(repos.emptyRemote("unborn"), Kind.MISSING)
        .hasMessage("The remote of unborn is empty; push a first commit to it, then try again.");
  }

  @Test
  void saysThatSha256IsNotRead() {
    Repos.run(dir, "init", "-q", "--bare", "--object-format=sha256", "new.git");
    var work = dir.resolve("w");
    Repos.run(work, "init", "-q", "-b", "main", "--object-format=sha256");
    Repos.run(work, "commit", "-q", "--allow-empty", "-m", "x");
    Repos.run(work, "push", "-q", dir.resolve("new.git").toString(), "main");

    fails(at("file://" + dir.resolve("new.git")), Kind.BROKEN)
        .hasMessage("The remote of x uses SHA-256 object names, which Relay cannot read yet.");
    assertThatThrownBy(
            () -> new Refs(repos.git()).commit(dir.resolve("new.git"), "refs/heads/main"))
        .isInstanceOf(GitFailure.class)
        .hasMessageContaining("SHA-256");
  }

  @Test
  void fetchesFromSparseClonesAndSaysWhatToDoWithShallowOnes() {
    var backend = repos.remote("backend", Map.of("a/a.txt", "1\n", "b/b.txt", "b\n"));
    repos.commit(backend, "second", Map.of("a/a.txt", "2\n"));
    var url = repos.bare("backend").toUri().toString();
    Repos.run(dir, "clone", "-q", "--depth=1", url, dir.resolve("shallow").toString());
    Repos.run(dir, "clone", "-q", url, dir.resolve("sparse").toString());
    Repos.run(dir.resolve("sparse"), "sparse-checkout", "set", "--sparse-index", "a");

    fails(at("file://" + dir.resolve("shallow")), Kind.MISSING)
        .hasMessage(
            "The remote of x is a shallow clone; run git fetch --unshallow there, then try again.");
    var sparse = at("file://" + dir.resolve("sparse"));
    assertThat(repos.mirrors().refresh(sparse)).isEqualTo(repos.head(backend));
    assertThat(repos.mirrors().refresh(sparse)).isEqualTo(repos.head(backend));
    assertThat(Repos.read(repos.tree("t1", sparse).path().resolve("b/b.txt"))).isEqualTo("b\n");
  }

  @Test
  void leavesLfsPointersAsTheyAre() {
    var pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n";
    var backend =
        repos.remote(
            "backend",
            Map.of(
                ".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n", "a.bin", pointer));
    var tree = repos.tree("t1", backend);

    assertThat(Repos.read(tree.path().resolve("a.bin"))).isEqualTo(pointer);
    assertThat(repos.trees().snapshot(tree))
        .isEqualTo(new Sha(Repos.run(repos.bare("backend"), "rev-parse", "main^{tree}")));
  }

  @Test
  void keepsNamesThatDifferInCaseOnlyApart() throws IOException {
    Files.createDirectory(dir.resolve("Case"));
    assumeTrue(Files.notExists(dir.resolve("case")), "this disk does not tell cases apart");
    var backend = repos.remote("backend", Map.of("Same/a", "1\n", "same/a", "2\n", "SAME", "3\n"));
    var tree = repos.tree("t1", backend);

    assertThat(Repos.read(tree.path().resolve("Same/a"))).isEqualTo("1\n");
    assertThat(Repos.read(tree.path().resolve("same/a"))).isEqualTo("2\n");
    assertThat(Repos.read(tree.path().resolve("SAME"))).isEqualTo("3\n");
  }

  @Test
  void writesNothingThroughALinkThatATreeHasInThePlaceOfAFolder() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var work = repos.work("backend");
    var outside = dir.resolve("outside");
    Folders.create(outside);
    var link = hashed(work, outside.toString());
    var file = hashed(work, "planted");
    var folder = made(work, "100644 blob " + file + "\tx\n");
    var evil = made(work, "120000 blob " + link + "\tlink\n040000 tree " + folder + "\tlink\n");
    var commit = Repos.run(work, "commit-tree", "-m", "evil", evil);
    Repos.run(work, "push", "-q", "--force", repos.bare("backend").toString(), commit + ":main");

    var tree = repos.tree("t1", backend);

    assertThat(outside).isEmptyDirectory();
    assertThat(Files.isSymbolicLink(tree.path().resolve("link"))).isFalse();
    assertThat(Repos.read(tree.path().resolve("link/x"))).isEqualTo("planted");
  }

  @Test
  void believesParentsMoreThanClocks() {
    var work = dir.resolve("w");
    Repos.run(work, "init", "-q", "-b", "main");
    var tree = Repos.run(work, "hash-object", "-t", "tree", "-w", "/dev/null");
    var commits = new java.util.ArrayList<Sha>();
    for (var seconds : List.of(4_000_000_000L, 1_000L, 3_000_000_000L, 2_000L)) {
      commits.add(
          new Commits(repos.git())
              .write(
                  work.resolve(".git"),
                  new Sha(tree),
                  commits.isEmpty() ? null : commits.getLast(),
                  new Identity("A", "a@b"),
                  java.time.Instant.ofEpochSecond(seconds),
                  "x"));
    }
    for (var reader :
        List.of(new JGitReader(new OpenRepositories()), new NativeReader(repos.git()))) {
      var gitDir = work.resolve(".git");
      assertThat(reader.contains(gitDir, commits.getLast(), commits.getFirst())).isTrue();
      assertThat(reader.contains(gitDir, commits.getFirst(), commits.getLast())).isFalse();
      assertThat(reader.log(gitDir, commits.getLast(), 9)).hasSize(4);
    }
  }

  @Test
  void saysSoWhenARemoteNeverAnswers() throws IOException {
    try (var servers = new GitServers(dir)) {
      var hurried = new Hurried(new NativeGit(System.getenv(), new RemoteAddresses("1")));
      var mirrors = new Mirrors(hurried, dir.resolve("mirrors"));
      for (var scheme : List.of("git://", "http://")) {
        var remote = at(scheme + servers.silent() + "/x.git");
        assertThatThrownBy(() -> mirrors.refresh(remote))
            .isInstanceOf(GitFailure.class)
            .hasMessage(
                "The remote of x did not finish within 1 seconds; check the network and try"
                    + " again.");
      }
    }
  }

  @Test
  void waitsForNoRemoteThatFellSilent() throws IOException {
    try (var servers = new GitServers(dir)) {
      var git =
          new NativeGit(
              System.getenv(), new RemoteAddresses("1"), List.of(), Duration.ofSeconds(1));
      var mirrors = new Mirrors(git, dir.resolve("mirrors"));
      var remote = at("git://" + servers.silent() + "/x.git");
      assertThatThrownBy(() -> mirrors.refresh(remote))
          .isInstanceOfSatisfying(
              GitFailure.class, e -> assertThat(e.kind()).isEqualTo(GitFailure.Kind.UNREACHABLE))
          .hasMessage(
              "The remote of x said nothing for 1 seconds; check the network and try again.");
    }
  }

  @Test
  void aFullDiskInMidFetchLosesNothingAndIsPassedOver() throws IOException {
    var small = Files.createDirectory(dir.resolve("small"));
    var mount =
        Repos.tryRun(dir, "mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", small.toString());
    assumeTrue(mount.isEmpty(), "a small disk cannot be mounted here: " + mount);
    try {
      var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
      var mirrors = new Mirrors(repos.git(), small.resolve("mirrors"));
      var head = mirrors.refresh(backend);
      var noise = new byte[4 << 20];
      new Random(1).nextBytes(noise);
      Files.write(repos.work("backend").resolve("noise"), noise);
      repos.push(backend, "noise");

      assertThatThrownBy(() -> mirrors.refresh(backend))
          .isInstanceOf(GitFailure.class)
          .hasMessage("The disk is full; free some space and try again.");
      assertThat(mirrors.head(backend)).contains(head);
      assertThat(new Contents(repos.git()).read(mirrors.gitDir(backend), head, "a.txt"))
          .isPresent();

      Repos.tryRun(dir, "mount", "-o", "remount,size=64m", small.toString());
      assertThat(mirrors.refresh(backend)).isEqualTo(repos.head(backend));
    } finally {
      Repos.tryRun(dir, "umount", small.toString());
    }
  }

  private static String hashed(Path work, String text) {
    Repos.write(work.resolve("../blob"), text);
    return Repos.run(work, "hash-object", "-w", "../blob");
  }

  private static String made(Path work, String entries) {
    Repos.write(work.resolve("../entries"), entries);
    return Repos.tryRun(work, "sh", "-c", "git mktree < ../entries");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> fails(Repository remote, Kind kind) {
    return assertThatThrownBy(() -> repos.mirrors().refresh(remote))
        .isInstanceOfSatisfying(GitFailure.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  private static Repository at(String url) {
    return new Repository(
        new RepositoryId("x"),
        new RemoteUrl(url),
        "main",
        null,
        List.of(),
        SyncStrategy.MAIN_BRANCH,
        true);
  }

  /** Gives every call a second. */
  private record Hurried(Git git) implements Git {
    @Override
    public GitOutput run(GitCall call) {
      return git.run(call.within(Duration.ofSeconds(1)));
    }

    @Override
    public GitOutput run(GitCall call, OutputStream sink) {
      return git.run(call.within(Duration.ofSeconds(1)), sink);
    }
  }
}
