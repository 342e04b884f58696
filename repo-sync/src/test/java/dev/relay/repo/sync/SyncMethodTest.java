package dev.relay.repo.sync;

import static dev.relay.repo.workspace.SyncMethod.FF_ONLY;
import static dev.relay.repo.workspace.SyncMethod.MERGE;
import static dev.relay.repo.workspace.SyncMethod.REBASE;
import static dev.relay.repo.workspace.SyncMethod.SQUASH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.SyncStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncMethodTest {
  @TempDir Path dir;
  Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(dir).open();
  }

  @Test
  void mergesWhatIsUpstreamAndKeepsWhatIsNotCommitted() {
    var mine = desk.commit("mine.txt", "mine\n");
    var theirs = desk.upstream(Map.of("a.txt", "1\n2\n3\n4\n"));
    desk.write("b.txt", "changed\n");
    desk.write("staged.txt", "staged\n");
    desk.git("add", "staged.txt");
    desk.write("staged.txt", "staged, then changed\n");
    desk.write("notes.txt", "untracked\n");
    desk.write("x.log", "ignored\n");

    var result = (SyncResult.Merged) desk.sync(MERGE);

    assertThat(result.from()).isEqualTo(mine);
    assertThat(result.to()).isEqualTo(desk.head());
    assertThat(desk.git("log", "-1", "--format=%P %s %an"))
        .isEqualTo(mine + " " + theirs + " Merge branch 'main' into main Ada");
    assertThat(desk.read("a.txt")).isEqualTo("1\n2\n3\n4\n");
    assertThat(desk.git("status", "--porcelain")).isEqualTo("M b.txt\nAM staged.txt\n?? notes.txt");
    assertThat(desk.git("show", ":staged.txt")).isEqualTo("staged");
    assertThat(desk.read("staged.txt")).isEqualTo("staged, then changed\n");
    assertThat(desk.read("x.log")).isEqualTo("ignored\n");
    assertThat(result.sentence()).contains("backend was merged with upstream").endsWith(".");
  }

  @Test
  void signsWhatItCommitsWhereGitIsToldTo() throws Exception {
    var key = key();
    Repos.write(dir.resolve("allowed"), "ada@example.com " + Repos.read(Path.of(key + ".pub")));
    desk.git("config", "gpg.format", "ssh");
    desk.git("config", "gpg.ssh.allowedSignersFile", dir.resolve("allowed").toString());
    desk.git("config", "user.signingKey", key.toString());
    desk.git("config", "commit.gpgSign", "true");
    desk.commit("mine.txt", "mine\n");
    desk.git(
        "commit", "-q", "--amend", "--no-edit", "--author", "Joe \\ \"A\" D <joe@example.com>");
    var mine = desk.head();
    desk.upstream(Map.of("a.txt", "1\n2\n3\n4\n"));

    desk.sync(REBASE);

    assertThat(desk.head()).isNotEqualTo(mine);
    assertThat(desk.git("log", "-1", "--format=%G? %an %cn %ad %s"))
        .isEqualTo(desk.git("log", "-1", "--format=G %an Ada %ad %s", mine.hex()));
    assertThat(desk.git("log", "-1", "--format=%an")).isEqualTo("Joe \\ \"A\" D");

    desk.upstream(Map.of("a.txt", "5\n"));
    desk.sync(MERGE);
    assertThat(desk.git("log", "-1", "--format=%G? %an")).isEqualTo("G Ada");

    desk.upstream(Map.of("a.txt", "6\n"));
    desk.git("config", "user.signingKey", dir.resolve("gone").toString());
    var before = desk.head();
    assertThat(desk.sync(MERGE).sentence()).contains("could not be signed");
    assertThat(desk.head()).isEqualTo(before);
  }

  private Path key() throws IOException, InterruptedException {
    var key = dir.resolve("key");
    var make = List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
    assertThat(new ProcessBuilder(make).start().waitFor()).isZero();
    return key;
  }

  @Test
  void keepsABackupThatGitStashUnderstands() {
    desk.commit("mine.txt", "mine\n");
    desk.git("branch", "side");
    desk.upstream(Map.of("a.txt", "4\n"));
    desk.write("b.txt", "stashed\n");
    desk.git("stash");
    desk.write("b.txt", "changed\n");
    desk.write("notes.txt", "untracked\n");
    var before = desk.head();
    var stash = desk.git("rev-parse", "refs/stash");

    desk.sync(MERGE);

    var backup = desk.git("for-each-ref", "--format=%(objectname) %(refname)", "refs/relay/backup");
    var name = backup.lines().findFirst().orElseThrow().split(" ")[1].split("/")[3];
    assertThat(backup)
        .contains(before + " refs/relay/backup/" + name + "/HEAD")
        .contains(before + " refs/relay/backup/" + name + "/heads/main")
        .contains(before + " refs/relay/backup/" + name + "/heads/side")
        .contains(stash + " refs/relay/backup/" + name + "/stash/0");
    var clone = dir.resolve("restored");
    Repos.run(dir, "clone", "-q", "--no-local", desk.checkout.toString(), clone.toString());
    Repos.run(clone, "fetch", "-q", "origin", "refs/relay/backup/" + name + "/snapshot:refs/kept");
    Repos.run(clone, "checkout", "-q", before.hex());
    Repos.run(clone, "stash", "apply", "-q", "--index", "refs/kept");
    assertThat(Repos.read(clone.resolve("b.txt"))).isEqualTo("changed\n");
    assertThat(Repos.read(clone.resolve("notes.txt"))).isEqualTo("untracked\n");
  }

  @Test
  void rebasesOnlyWhatIsNotUpstreamAndKeepsAuthors() {
    desk.git("config", "i18n.commitEncoding", "ISO-8859-1");
    desk.write("mine.txt", "mine\n");
    desk.git("add", ".");
    desk.git("commit", "-q", "--author", "Zoë <zoe@example.com>", "--date=@5 +0100", "-m", "Größe");
    desk.git("config", "--unset", "i18n.commitEncoding");
    var written = desk.git("log", "-1", "--format=%an %ae %at %s");
    desk.commit("a.txt", "0\n1\n2\n3\n");
    var picked = desk.git("format-patch", "-1", "--stdout");
    Repos.write(dir.resolve("patch"), picked + "\n");
    desk.upstream(Map.of("b.txt", "theirs\n"));
    Repos.run(desk.repos.work("backend"), "am", "-q", dir.resolve("patch").toString());
    var theirs = desk.repos.push(desk.backend, "more");

    var result = desk.sync(REBASE);

    assertThat(result).isInstanceOf(SyncResult.Rebased.class);
    assertThat(desk.git("log", "--format=%an %ae %at %s %P", theirs + ".."))
        .isEqualTo(written + " " + theirs);
    assertThat(desk.git("cat-file", "commit", "HEAD")).contains("\nencoding ISO-8859-1\n");
    assertThat(desk.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void squashesTheDevelopersCommitsIntoOne() {
    desk.commit("mine.txt", "1\n");
    desk.commit("mine.txt", "2\n");
    var theirs = desk.upstream(Map.of("b.txt", "theirs\n"));

    assertThat(desk.sync(SQUASH)).isInstanceOf(SyncResult.Squashed.class);

    assertThat(desk.git("log", "--format=%P %B", theirs + ".."))
        .isEqualTo(theirs + " Squash 2 commits\n\n- mine: mine.txt\n- mine: mine.txt");
    assertThat(desk.read("mine.txt")).isEqualTo("2\n");
  }

  @Test
  void followsARewrittenHistoryOnlyWhenToldTo() {
    desk.upstream(Map.of("b.txt", "dropped\n"));
    desk.sync(FF_ONLY);
    var dropped = desk.head();
    desk.commit("mine.txt", "mine\n");
    var work = desk.repos.work("backend");
    Repos.run(work, "reset", "-q", "--hard", "HEAD~1");
    Repos.write(work.resolve("b.txt"), "instead\n");
    Repos.run(work, "commit", "-q", "-am", "instead");
    Repos.run(work, "push", "-q", "--force", "origin", "main");

    assertThat(desk.sync(FF_ONLY).sentence()).contains("rewritten upstream; sync with rebase");
    assertThat(desk.sync(MERGE).sentence()).contains("would bring the old one back");
    assertThat(desk.sync(REBASE)).isInstanceOf(SyncResult.Rebased.class);

    assertThat(desk.read("b.txt")).isEqualTo("instead\n");
    assertThat(desk.git("log", "--format=%s", "-3")).isEqualTo("mine: mine.txt\ninstead\nfirst");
    assertThat(desk.git("for-each-ref", "--contains", dropped.hex(), "refs/relay")).isNotEmpty();
  }

  @Test
  void leavesAConflictOutOfTheCheckout() {
    var mine = desk.commit("a.txt", "mine\n2\n3\n");
    var theirs = desk.upstream(Map.of("a.txt", "theirs\n2\n3\n", "b.txt", "new\n"));
    for (var method : new dev.relay.repo.workspace.SyncMethod[] {MERGE, REBASE, SQUASH}) {
      for (var policy : ConflictPolicy.values()) {
        var result = (SyncResult.Conflicted) desk.sync(method, policy);

        assertThat(result.ours()).isEqualTo(mine);
        assertThat(result.theirs()).isEqualTo(theirs);
        assertThat(result.conflicts()).hasSize(1);
        var conflict = result.conflicts().getFirst();
        assertThat(conflict.path()).isEqualTo("a.txt");
        assertThat(desk.git("cat-file", "blob", conflict.ours().orElseThrow().hex()))
            .startsWith("mine");
        assertThat(result.sentence())
            .contains("backend and its upstream both changed a.txt; nothing was changed");
        assertThat(desk.head()).isEqualTo(mine);
        assertThat(desk.read("a.txt")).isEqualTo("mine\n2\n3\n");
        assertThat(desk.git("status", "--porcelain")).isEmpty();
      }
    }
  }

  @Test
  void settlesOnlyGeneratedFilesByItself() {
    desk.commit(".gitattributes", "gen.js linguist-generated\n");
    desk.commit("gen.js", "mine\n");
    desk.upstream(Map.of("gen.js", "theirs\n"));
    assertThat(desk.sync(MERGE)).isInstanceOf(SyncResult.Conflicted.class);

    var result = (SyncResult.Merged) desk.sync(MERGE, ConflictPolicy.AUTO);

    assertThat(desk.read("gen.js")).isEqualTo("theirs\n");
    assertThat(result.sentence()).contains("Upstream's gen.js was taken");
  }

  @Test
  void makesLockFilesAnewFromWhatWasMerged() {
    desk.upstream(Map.of("part/tool.lock", "1\n", "part/tool.txt", "a\nb\nc\n"));
    desk.sync(FF_ONLY);
    desk.commit("part/tool.txt", "mine\nb\nc\n");
    desk.commit("part/tool.lock", "mine\n");
    desk.upstream(Map.of("part/tool.lock", "theirs\n", "part/tool.txt", "a\nb\ntheirs\n"));
    assertThat(desk.sync(MERGE, ConflictPolicy.AUTO)).isInstanceOf(SyncResult.Conflicted.class);
    desk.locks =
        new LockFiles() {
          @Override
          public boolean knows(String name) {
            return name.equals("tool.lock");
          }

          @Override
          public Optional<byte[]> make(Path tree, String path) {
            assertThat(Repos.read(tree.resolve(path))).isEqualTo("theirs\n");
            var from = Repos.read(tree.resolve("part/tool.txt"));
            return Optional.of(("locked " + from).getBytes(StandardCharsets.UTF_8));
          }
        };

    var result = desk.sync(MERGE, ConflictPolicy.AUTO);

    assertThat(desk.read("part/tool.lock")).isEqualTo("locked mine\nb\ntheirs\n");
    assertThat(result.sentence()).contains("part/tool.lock was made anew by its own tool");
    assertThat(desk.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void settlesAllOrNothing() {
    desk.commit(".gitattributes", "gen.js linguist-generated\n");
    desk.commit("gen.js", "mine\n");
    desk.commit("a.txt", "mine\n");
    desk.upstream(Map.of("gen.js", "theirs\n", "a.txt", "theirs\n"));

    var result = (SyncResult.Conflicted) desk.sync(MERGE, ConflictPolicy.AUTO);

    assertThat(result.conflicts()).extracting(Conflict::path).containsExactly("a.txt", "gen.js");
  }

  @Test
  void takesTheSameChangeOnBothSidesForOne() {
    desk.commit("a.txt", "same\n2\n3\n");
    desk.upstream(Map.of("a.txt", "same\n2\n3\n"));

    assertThat(desk.sync(MERGE)).isInstanceOf(SyncResult.Merged.class);
    assertThat(desk.read("a.txt")).isEqualTo("same\n2\n3\n");
  }

  @Test
  void bringsTheBranchInWorkUpToDate() {
    desk.strategy(SyncStrategy.FEATURE_BRANCH, Optional.empty());
    desk.git("checkout", "-q", "-b", "feature");
    desk.commit("mine.txt", "mine\n");
    var main = desk.git("rev-parse", "main");
    var theirs = desk.upstream(Map.of("b.txt", "theirs\n"));

    assertThat(desk.sync(REBASE)).isInstanceOf(SyncResult.Rebased.class);

    assertThat(desk.git("rev-parse", "feature~1")).isEqualTo(theirs.hex());
    assertThat(desk.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/feature");
    assertThat(desk.git("rev-parse", "main")).isEqualTo(main);
  }

  @Test
  void staysAtItsPinAndComesBackFromIt() {
    var first = desk.head();
    desk.upstream(Map.of("b.txt", "2\n"));
    desk.sync(FF_ONLY);
    var second = desk.head();
    desk.git("tag", "v1", first.hex());
    desk.strategy(SyncStrategy.PINNED, Optional.of("v1"));

    assertThat(desk.sync(FF_ONLY)).isInstanceOf(SyncResult.FastForwarded.class);
    assertThat(desk.head()).isEqualTo(first);
    assertThat(desk.git("rev-parse", "main")).isEqualTo(second.hex());
    assertThat(desk.sync(FF_ONLY)).isInstanceOf(SyncResult.UpToDate.class);
    assertThat(desk.undo()).isInstanceOf(UndoResult.Restored.class);
    assertThat(desk.git("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
    assertThat(desk.head()).isEqualTo(second);
    assertThat(desk.read("b.txt")).isEqualTo("2\n");
    desk.strategy(SyncStrategy.PINNED, Optional.of("v9"));
    assertThat(desk.sync(FF_ONLY).sentence()).contains("has no tag or commit v9; correct its pin");
  }

  @Test
  void doesNotFlattenMergesOfTheDevelopers() {
    desk.git("checkout", "-q", "-b", "side");
    desk.commit("side.txt", "side\n");
    desk.git("checkout", "-q", "main");
    desk.commit("mine.txt", "mine\n");
    desk.git("merge", "-q", "--no-edit", "side");
    desk.upstream(Map.of("b.txt", "theirs\n"));

    assertThat(desk.sync(REBASE).sentence()).contains("has merges among your commits");
    assertThat(desk.sync(MERGE)).isInstanceOf(SyncResult.Merged.class);
  }

  @Test
  void asksForANameBeforeItCommitsInIt() {
    desk.commit("mine.txt", "mine\n");
    desk.upstream(Map.of("b.txt", "theirs\n"));
    desk.git("config", "user.name", "");

    assertThat(desk.sync(MERGE).sentence())
        .isEqualTo(
            "Git does not know your name in backend; set user.name and user.email with git config"
                + " and sync again.");
  }
}
