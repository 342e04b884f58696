package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.workspace.RemoteUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Git directories as nobody should leave them: reading one executes nothing, whoever reads. */
@Timeout(60)
class HostileRepositoryTest {
  @TempDir Path dir;
  Path marker;
  Path work;
  Path gitDir;
  Sha head;
  Sha first;

  static Stream<GitReader> readers() {
    var git = new NativeGit(System.getenv());
    return Stream.of(new NativeReader(git), new JGitReader(new OpenRepositories()), git.reader());
  }

  @BeforeEach
  void make() throws IOException {
    marker = dir.resolve("executed");
    work = dir.resolve("work");
    gitDir = work.resolve(".git");
    Repos.run(work, "init", "-q", "-b", "main");
    Repos.write(work.resolve(".gitattributes"), "* filter=evil diff=evil merge=evil\n");
    Repos.write(work.resolve("a.txt"), "1\n");
    Repos.run(work, "add", "-A");
    Repos.run(work, "commit", "-q", "-m", "first");
    first = at("HEAD");
    Repos.write(work.resolve("a.txt"), "2\n");
    Repos.run(work, "add", "-A");
    head = signed();
    Repos.run(work, "update-ref", "refs/heads/main", head.hex());
  }

  @ParameterizedTest
  @MethodSource("readers")
  void plantedConfigurationAndHooksExecuteNothing(GitReader reader) throws IOException {
    for (var key :
        List.of(
            "core.fsmonitor",
            "core.sshCommand",
            "core.gitProxy",
            "core.pager",
            "core.editor",
            "core.askPass",
            "core.alternateRefsCommand",
            "diff.external",
            "diff.evil.textconv",
            "diff.evil.command",
            "merge.evil.driver",
            "gpg.program",
            "pager.log",
            "uploadpack.packObjectsHook",
            "alias.log",
            "alias.ls-tree",
            "alias.cat-file")) {
      Repos.run(work, "config", key, script());
    }
    Repos.run(work, "config", "log.showSignature", "true");
    Repos.run(work, "config", "core.worktree", dir.toString());
    for (var hook : List.of("post-index-change", "reference-transaction", "post-checkout")) {
      Files.copy(Path.of(script()), gitDir.resolve("hooks").resolve(hook));
    }
    Repos.tryRun(work, "git", "log");
    Repos.tryRun(work, "git", "status");
    assertThat(marker).as("the trap works on plain git").exists();
    Files.delete(marker);

    everything(reader);
    assertThat(RefFiles.set(gitDir, "refs/relay/x", head)).isTrue();
    new Refs(new NativeGit(System.getenv())).delete(gitDir, "refs/relay/x");

    assertThat(marker).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("readers")
  void filtersAndCredentialHelpersAreGitsAndExecuteNothing(GitReader reader) throws IOException {
    for (var key : List.of("filter.evil.clean", "filter.evil.smudge", "credential.helper")) {
      Repos.run(work, "config", key, script());
    }
    assertThat(new JGitReader(new OpenRepositories()).canRead(gitDir)).isFalse();
    if (!(reader instanceof JGitReader)) {
      everything(reader);
    }
    assertThat(marker).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("readers")
  void replacedObjectsDoNotCount(GitReader reader) {
    Repos.run(work, "replace", "-f", head.hex(), first.hex());
    assertThat(Repos.run(work, "show", head + ":a.txt")).as("plain git is fooled").isEqualTo("1");

    everything(reader);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void alternatesThatLeadNowhereDoNotMatter(GitReader reader) {
    Repos.write(gitDir.resolve("objects/info/alternates"), dir.resolve("none") + "\n/dev/null\n");

    everything(reader);
  }

  @ParameterizedTest
  @MethodSource("readers")
  void aRefThatLinksOutOfTheRepositoryTellsNothing(GitReader reader) throws IOException {
    var secret = dir.resolve("secret");
    Repos.write(secret, "secret\n");
    Files.createSymbolicLink(gitDir.resolve("refs/heads/evil"), secret);

    assertThat(reader.commit(gitDir, "refs/heads/evil")).isEmpty();
    assertThat(reader.refs(gitDir, "refs/heads/main")).doesNotContainKey("refs/heads/evil");
  }

  @Test
  void onlyGitReadsWhatIncludesOthersOrHasAConfigurationPerWorktree() {
    Repos.run(work, "config", "includeIf.gitdir:**.path", dir.resolve("more").toString());
    assertThat(new JGitReader(new OpenRepositories()).canRead(gitDir)).isFalse();
    Repos.run(work, "config", "--unset", "includeIf.gitdir:**.path");
    assertThat(new JGitReader(new OpenRepositories()).canRead(gitDir)).isTrue();
    Repos.run(work, "config", "extensions.worktreeConfig", "true");
    assertThat(new JGitReader(new OpenRepositories()).canRead(gitDir)).isFalse();
  }

  @Test
  void aGitFileOrALinkToAnotherRepositoryIsNothingForJGit() throws IOException {
    var other = Files.createDirectory(dir.resolve("other"));
    Files.writeString(other.resolve(".git"), "gitdir: " + gitDir + "\n");
    var link = Files.createSymbolicLink(dir.resolve("link"), gitDir);

    assertThat(new JGitReader(new OpenRepositories()).canRead(other.resolve(".git"))).isFalse();
    assertThat(new JGitReader(new OpenRepositories()).canRead(link)).isFalse();
  }

  @Test
  void pipesInAFoldersRepositoryHoldNobodyUp() throws IOException {
    var url = new RemoteUrl("file://" + work);
    assertThat(new FileRefs().list(url)).containsEntry("refs/heads/main", head);
    for (var name : List.of("refs/heads/pipe", "config", "packed-refs")) {
      Files.deleteIfExists(gitDir.resolve(name));
      Repos.tryRun(gitDir, "mkfifo", name);
      if (name.equals("packed-refs")) {
        Files.deleteIfExists(gitDir.resolve("config"));
        Repos.write(gitDir.resolve("config"), "[core]\n");
        assertThat(new FileRefs().list(url)).containsEntry("refs/heads/main", head);
      } else {
        assertThatThrownBy(() -> new FileRefs().list(url)).isInstanceOf(IOException.class);
      }
      Files.deleteIfExists(gitDir.resolve("refs/heads/pipe"));
    }
  }

  @Test
  void thePersonsOwnConfigurationIsNotJGits() throws IOException {
    Repos.write(dir.resolve("home/.gitconfig"), "[core]\n fsmonitor = " + script() + "\n");
    NobodysConfiguration.install();
    var system = org.eclipse.jgit.util.SystemReader.getInstance();

    assertThat(system.openUserConfig(null, org.eclipse.jgit.util.FS.DETECTED).getFile()).isNull();
    assertThat(system.openSystemConfig(null, org.eclipse.jgit.util.FS.DETECTED).getFile()).isNull();
    assertThat(system.getenv("GIT_DIR")).isNull();
  }

  @Test
  void asksADaemonThatNeverAnswersNotForLong() throws IOException {
    try (var servers = new GitServers(dir)) {
      var url = new RemoteUrl("git://" + servers.silent() + "/x.git");
      var refs = new DaemonRefs(new RemoteAddresses("1"), Duration.ofMillis(200));
      assertThatThrownBy(() -> refs.list(url)).isInstanceOf(IOException.class);
    }
  }

  private void everything(GitReader reader) {
    assertThat(reader.commit(gitDir, "refs/heads/main")).contains(head);
    assertThat(reader.refs(gitDir, "refs/heads")).containsEntry("refs/heads/main", head);
    assertThat(reader.contains(gitDir, head, first)).isTrue();
    assertThat(reader.files(gitDir, head)).hasSize(2);
    assertThat(reader.size(gitDir, head, "a.txt")).contains(2L);
    assertThat(reader.read(gitDir, head, "a.txt"))
        .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(new byte[] {'2', '\n'}));
    assertThat(reader.log(gitDir, head, 5)).hasSize(2);
    assertThat(reader.changed(gitDir, first, head)).hasSize(1);
  }

  /** Makes git start the planted program for signatures. */
  private Sha signed() throws IOException {
    var tree = Repos.run(work, "write-tree");
    var commit =
        "tree %s\nparent %s\nauthor A <a@b> 1700000000 +0000\ncommitter A <a@b> 1700000000 +0000\n"
                .formatted(tree, first)
            + "gpgsig -----BEGIN PGP SIGNATURE-----\n"
            + " \n"
            + " x\n"
            + " -----END PGP SIGNATURE-----\n\n"
            + "second\n";
    Files.writeString(dir.resolve("commit"), commit);
    return new Sha(
        Repos.run(work, "hash-object", "-t", "commit", "-w", dir.resolve("commit").toString()));
  }

  private Sha at(String name) {
    return new Sha(Repos.run(work, "rev-parse", name));
  }

  private String script() throws IOException {
    var script = dir.resolve("evil.sh");
    Repos.write(script, "#!/bin/sh\necho x >> '" + marker + "'\nexit 0\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }
}
