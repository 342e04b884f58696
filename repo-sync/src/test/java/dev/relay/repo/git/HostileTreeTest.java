package dev.relay.repo.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent may write anything into its tree; nothing of it is ever executed by Relay's git. */
class HostileTreeTest {
  @TempDir Path dir;
  Path marker;
  Repos repos;
  Repository backend;

  /** With JGit for what it reads; {@link HostileTreeNativelyTest} does without. */
  Git git() {
    return new NativeGit(System.getenv());
  }

  @BeforeEach
  void open() {
    marker = dir.resolve("executed");
    repos = new Repos(dir, git());
    backend =
        repos.remote(
            "backend",
            Map.of(
                ".gitattributes", "* filter=evil diff=evil merge=evil\n",
                "a.txt", "1\n2\n3\n4\n5\n"));
  }

  @Test
  void plantedConfigurationHooksAndFiltersDoNothing() throws IOException {
    var tree = repos.tree("t1", backend);
    plant(tree.path());
    Repos.write(tree.path().resolve("a.txt"), "1\n2\n3\n4\nfive\n");
    Repos.tryRun(tree.path(), "git", "status");
    assertThat(marker).as("the trap works on plain git").exists();
    Files.delete(marker);

    everyOperation(tree);

    assertThat(marker).doesNotExist();
  }

  @Test
  void aSubmoduleThatAnAgentFilledDoesNothing() throws IOException {
    var inner = repos.remote("inner", Map.of("i.txt", "i\n"));
    var work = repos.work("backend");
    Repos.run(work, "submodule", "add", "-q", repos.bare("inner").toString(), "sub");
    repos.push(backend, "with a submodule");
    var tree = repos.tree("t1", backend);
    assertThat(tree.path().resolve("sub")).isEmptyDirectory();
    Repos.run(tree.path(), "clone", "-q", inner.url().value(), "sub");
    plant(tree.path().resolve("sub"));
    Repos.write(tree.path().resolve("sub/i.txt"), "changed\n");
    Repos.tryRun(tree.path().resolve("sub"), "git", "status");
    Files.delete(marker);
    Repos.write(tree.path().resolve("a.txt"), "1\n2\n3\n4\nfive\n");

    everyOperation(tree);

    assertThat(marker).doesNotExist();
    var files =
        new Diffs(repos.git()).files(tree.gitDir(), tree.base(), repos.trees().snapshot(tree));
    assertThat(files).noneMatch(file -> file.path().startsWith("sub"));
  }

  @Test
  void aPlantedGitFileOrBareRepositoryLeadsNowhere() throws IOException {
    var tree = repos.tree("t1", backend);
    var elsewhere = dir.resolve("elsewhere.git");
    Repos.run(dir, "init", "-q", "--bare", elsewhere.toString());
    Repos.run(elsewhere, "config", "core.fsmonitor", script());
    Files.writeString(tree.path().resolve(".git"), "gitdir: " + elsewhere + "\n");
    Files.writeString(tree.path().resolve("commondir"), elsewhere + "\n");
    Files.writeString(tree.path().resolve("a.txt"), "1\n2\n3\n4\nfive\n");

    everyOperation(tree);

    assertThat(marker).doesNotExist();
  }

  @Test
  void aLinkInThePlaceOfGitLeadsNowhere() throws IOException {
    var tree = repos.tree("t1", backend);
    var elsewhere = dir.resolve("elsewhere");
    Repos.write(elsewhere.resolve("x.txt"), "x\n");
    plant(elsewhere);
    Files.createSymbolicLink(tree.path().resolve(".git"), elsewhere.resolve(".git"));
    Files.writeString(tree.path().resolve("a.txt"), "1\n2\n3\n4\nfive\n");
    Files.deleteIfExists(marker);

    everyOperation(tree);

    assertThat(marker).doesNotExist();
  }

  private void everyOperation(TaskTree tree) {
    var snapshot = repos.trees().snapshot(tree);
    var diffs = new Diffs(repos.git());
    assertThat(diffs.files(tree.gitDir(), tree.base(), snapshot))
        .anyMatch(file -> file.path().equals("a.txt"));
    assertThat(diffs.patch(tree.gitDir(), tree.base(), snapshot, null, 1 << 20)).contains("+five");
    diffs.digest(tree.gitDir(), tree.base(), snapshot);
    new Grep(repos.git()).grep(tree.gitDir(), snapshot, GrepQuery.literal("five", 10));
    repos.commit(backend, "upstream", Map.of("a.txt", "one\n2\n3\n4\n5\n"));
    var head = repos.mirrors().refresh(backend);
    var moved = repos.trees().rebase(tree, head);
    assertThat(Repos.read(moved.path().resolve("a.txt"))).isEqualTo("one\n2\n3\n4\nfive\n");
    repos.trees().revert(moved, head);
    assertThatCode(() -> repos.trees().snapshot(moved)).doesNotThrowAnyException();
  }

  /** Everything by which a repository can make plain git run something. */
  private void plant(Path tree) throws IOException {
    if (!Files.exists(tree.resolve(".git"))) {
      Repos.run(tree, "init", "-q");
      Repos.run(tree, "add", "-A");
      Repos.run(tree, "commit", "-q", "-m", "x");
    }
    var script = script();
    for (var key :
        List.of(
            "core.fsmonitor",
            "core.sshCommand",
            "core.pager",
            "core.editor",
            "diff.external",
            "diff.evil.textconv",
            "diff.evil.command",
            "filter.evil.clean",
            "filter.evil.smudge",
            "filter.evil.process",
            "merge.evil.driver",
            "credential.helper",
            "core.gitProxy",
            "core.askPass",
            "core.alternateRefsCommand",
            "uploadpack.packObjectsHook",
            "gpg.program",
            "sequence.editor",
            "submodule.sub.update",
            "alias.add",
            "alias.diff-tree")) {
      Repos.run(tree, "config", key, script);
    }
    Repos.run(tree, "config", "log.showSignature", "true");
    Repos.run(tree, "config", "core.worktree", dir.toString());
    Repos.run(tree, "config", "extensions.worktreeConfig", "true");
    Repos.run(tree, "config", "includeIf.gitdir:**.path", "evil.config");
    Repos.write(tree.resolve(".git/evil.config"), "[core]\n fsmonitor = " + script + "\n");
    Repos.write(tree.resolve(".git/config.worktree"), "[core]\n fsmonitor = " + script + "\n");
    Repos.write(tree.resolve(".git/objects/info/alternates"), dir.resolve("none") + "\n");
    Repos.write(tree.resolve(".git/info/attributes"), "* filter=evil diff=evil merge=evil\n");
    Repos.write(
        tree.resolve(".gitmodules"),
        "[submodule \"x\"]\n path = x\n url = ext::" + script + "\n update = !" + script + "\n");
    for (var hook :
        List.of("pre-commit", "post-checkout", "post-index-change", "reference-transaction")) {
      Files.copy(Path.of(script), tree.resolve(".git/hooks").resolve(hook));
    }
  }

  private String script() throws IOException {
    var script = dir.resolve("evil.sh");
    Repos.write(script, "#!/bin/sh\necho x >> '" + marker + "'\nexit 0\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script.toString();
  }
}
