package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.git.GitFailure.Kind;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorsTest {
  @TempDir Path dir;
  Repos repos;

  @BeforeEach
  void open() {
    repos = new Repos(dir);
  }

  @Test
  void clonesThenFetches() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    assertThat(repos.mirrors().head(backend)).isEmpty();

    assertThat(repos.mirrors().refresh(backend)).isEqualTo(repos.head(backend));
    var second = repos.commit(backend, "second", Map.of("a.txt", "2\n"));
    assertThat(repos.mirrors().head(backend)).isNotEqualTo(second);

    assertThat(repos.mirrors().refresh(backend)).isEqualTo(second);
    assertThat(new Repos(dir).mirrors().head(backend)).contains(second);
  }

  @Test
  void oneMirrorServesTwoBranches() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    Repos.run(repos.bare("backend"), "branch", "release/1", "main");
    var release = withBranch(backend, "release/1");

    assertThat(repos.mirrors().refresh(release)).isEqualTo(repos.mirrors().refresh(backend));
    assertThat(repos.mirrors().gitDir(release)).isEqualTo(repos.mirrors().gitDir(backend));
  }

  @Test
  void tellsOfRefreshesThatBringSomethingNew() {
    var told = new java.util.ArrayList<Path>();
    repos.mirrors().follow(told::add);
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    repos.mirrors().refresh(backend);
    repos.mirrors().refresh(backend);
    assertThat(told).containsExactly(repos.mirrors().gitDir(backend));
    repos.commit(backend, "second", Map.of("a.txt", "2\n"));
    repos.mirrors().refresh(backend);
    assertThat(told).hasSize(2);
  }

  @Test
  void saysThatARemoteIsEmpty() {
    var unborn = repos.emptyRemote("unborn");

    fails(() -> repos.mirrors().refresh(unborn), Kind.MISSING)
        .hasMessage("The remote of unborn is empty; push a first commit to it, then try again.");
  }

  @Test
  void namesTheBranchesThereAre() {
    var backend = withBranch(repos.remote("backend", Map.of("a.txt", "1\n")), "master");

    fails(() -> repos.mirrors().refresh(backend), Kind.MISSING)
        .hasMessageContaining("no branch 'master' but main");
  }

  @Test
  void saysThatARemoteVanishedAndKeepsWhatItHad() throws IOException {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var head = repos.mirrors().refresh(backend);
    Files.move(repos.bare("backend"), dir.resolve("gone"));

    fails(() -> repos.mirrors().refresh(backend), Kind.UNREACHABLE)
        .hasMessageStartingWith("The remote of backend is not there any more")
        .hasMessageNotContaining(dir.toString());
    assertThat(repos.mirrors().head(backend)).contains(head);
  }

  @Test
  void saysThatAHostCannotBeReached() {
    var nowhere = at("http://127.0.0.1:1/x.git", "main");
    var git = new NativeGit(System.getenv(), new RemoteAddresses("127.0.0.1"));

    fails(() -> new Mirrors(git, dir.resolve("m")).refresh(nowhere), Kind.UNREACHABLE)
        .hasMessage(
            "The remote of x cannot be reached; check the network and the address, then try"
                + " again.");
  }

  @Test
  void goesIntoNoPrivateNetworkByItself() {
    for (var url :
        List.of(
            "http://127.0.0.1:1/x.git",
            "https://[::1]/x.git",
            "http://0x7f.1/x.git",
            "http://2130706433/x.git",
            "git://10.0.0.1/x.git",
            "ssh://git@192.168.0.1/x.git",
            "git@169.254.169.254:x.git",
            "https://localhost/x.git")) {
      fails(() -> repos.mirrors().refresh(at(url, "main")), Kind.UNREACHABLE)
          .hasMessageStartingWith("The remote of x lies in a private network (")
          .hasMessageContaining("set RELAY_ALLOW_PRIVATE_REMOTES=");
    }
  }

  @Test
  void startsNoProcessWhenNothingIsNew() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var git = new CountingGit(repos.git());
    var mirrors = new Mirrors(git, dir.resolve("mirrors"));
    assertThat(mirrors.refresh(backend)).isEqualTo(repos.head(backend));
    git.forget();

    assertThat(mirrors.refresh(backend)).isEqualTo(repos.head(backend));
    assertThat(git.commands()).isEmpty();

    Repos.run(repos.bare("backend"), "branch", "other", "main");
    mirrors.refresh(backend);
    assertThat(git.commands()).containsExactly("fetch");
    assertThat(branches(mirrors, backend)).containsExactly("refs/heads/main", "refs/heads/other");
  }

  @Test
  void noticesBranchesThatWereForcedDeletedOrPacked() {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var first = repos.mirrors().refresh(backend);
    repos.commit(backend, "second", Map.of("a.txt", "2\n"));
    Repos.run(repos.bare("backend"), "branch", "other", "main");
    repos.mirrors().refresh(backend);
    Repos.run(repos.bare("backend"), "pack-refs", "--all");
    Repos.run(repos.bare("backend"), "update-ref", "refs/heads/main", first.hex());
    Repos.run(repos.bare("backend"), "branch", "-D", "other");

    assertThat(repos.mirrors().refresh(backend)).isEqualTo(first);
    assertThat(branches(repos.mirrors(), backend)).containsExactly("refs/heads/main");
  }

  @Test
  void fetchesAgainWhatARefNamesButNobodyHas() throws IOException {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var head = repos.mirrors().refresh(backend);
    var mirror = repos.mirrors().gitDir(backend);
    Folders.delete(mirror.resolve("objects"));
    Files.createDirectories(mirror.resolve("objects/pack"));

    assertThat(new Repos(dir).mirrors().refresh(backend)).isEqualTo(head);
  }

  private static List<String> branches(Mirrors mirrors, Repository repository) {
    var git = new NativeGit(System.getenv());
    return new Refs(git).under(mirrors.gitDir(repository), "refs/heads");
  }

  @Test
  void takesNoBranchForAnOption() {
    for (var branch : List.of("--upload-pack=touch x", "-b", "a..b", "x.lock", "a b", "@", "")) {
      fails(() -> repos.mirrors().refresh(at("file:///x.git", branch)), Kind.MISSING)
          .hasMessageContaining("is no branch name");
    }
  }

  @Test
  void takesNoAddressForAnOptionOrACommand() {
    for (var url :
        List.of(
            "--upload-pack=x",
            "ext::sh -c x",
            "-x@y:z",
            "https://a:secret@b/c",
            "https://a%3Asecret@b/c",
            "https://ghp_secret0secret0secret0@b/c",
            "https://github_pat_secret@b/c",
            "https://glpat-secret@b/c",
            "https://b/c?private_token=secret",
            "https://b/c#secret",
            "https://a@b:secret@c/d",
            "https://ghp_secret@github.com/a/b",
            "https://a%3asecret@b/c",
            "https:///c",
            "https://-x/c",
            "ssh://-oProxyCommand=secret/c",
            "ssh://-oProxyCommand=x@b/c",
            "https://a\\b/c",
            "http:x",
            "file:///a\n",
            "file://elsewhere/c",
            "ftp://a/b",
            "HTTPS://a/b",
            "/etc",
            "fd::17")) {
      assertThatThrownBy(() -> new RemoteUrl(url))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void repairsAMirrorWhoseMakingWasInterrupted() throws IOException {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var mirror = repos.mirrors().gitDir(backend);
    Files.createDirectories(mirror.resolve("objects/pack"));
    Files.writeString(mirror.resolve("HEAD"), "ref: refs/he");

    assertThat(repos.mirrors().refresh(backend)).isEqualTo(repos.head(backend));
  }

  @Test
  void passesOverALockThatAKilledGitLeft() throws IOException {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    repos.mirrors().refresh(backend);
    var second = repos.commit(backend, "second", Map.of("a.txt", "2\n"));
    var lock = repos.mirrors().gitDir(backend).resolve("refs/heads/main.lock");
    Files.createDirectories(lock.getParent());
    Files.createFile(lock);
    Files.setLastModifiedTime(lock, FileTime.from(Instant.now().minusSeconds(3600)));

    assertThat(repos.mirrors().refresh(backend)).isEqualTo(second);
  }

  @Test
  void fetchesAnewWhenObjectsAreDamagedAndKeepsTheBasesOfTasks() throws IOException {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    var tree = repos.tree("t1", backend);
    var second = repos.commit(backend, "second", Map.of("a.txt", "2\n"));
    var mirror = repos.mirrors().gitDir(backend);
    try (var objects = Files.walk(mirror.resolve("objects"))) {
      for (var object : objects.filter(Files::isRegularFile).toList()) {
        assertThat(object.toFile().setWritable(true)).isTrue();
        Files.writeString(object, "damaged");
      }
    }

    assertThat(repos.mirrors().refresh(backend)).isEqualTo(second);

    assertThat(new Refs(repos.git()).under(mirror, "refs/relay")).isNotEmpty();
    assertThat(repos.trees().snapshot(tree)).isNotNull();
  }

  @Test
  void manyRefreshesAtOnceAreOneAfterTheOther() throws Exception {
    var backend = repos.remote("backend", Map.of("a.txt", "1\n"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all =
          java.util.stream.IntStream.range(0, 6)
              .mapToObj(i -> threads.submit(() -> repos.mirrors().refresh(backend)))
              .toList();
      for (var one : all) {
        assertThat(one.get()).isEqualTo(repos.head(backend));
      }
    }
  }

  private static Repository at(String url, String branch) {
    return new Repository(
        new RepositoryId("x"),
        new RemoteUrl(url),
        branch,
        null,
        List.of(),
        SyncStrategy.MAIN_BRANCH,
        true);
  }

  private static Repository withBranch(Repository repository, String branch) {
    return new Repository(
        repository.id(), repository.url(), branch, null, List.of(), SyncStrategy.MAIN_BRANCH, true);
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ? extends Throwable> fails(
      ThrowingCallable call, Kind kind) {
    return assertThatThrownBy(call)
        .isInstanceOfSatisfying(GitFailure.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
