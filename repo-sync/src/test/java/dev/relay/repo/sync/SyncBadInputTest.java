package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.SyncMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no good repository has: each is synced, or refused with a sentence, and nothing is lost. */
class SyncBadInputTest {
  /** Latin-1, and no UTF-8: a name that Java can't carry to the file system. */
  private static final String ODD = "\"$(printf 'caf\\351.txt')\"";

  @TempDir Path dir;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(dir).open();
  }

  /** In a shell, as there is no other way to such a name. */
  private static String shell(Path in, String script) {
    return Repos.run(in, "-c", "alias.odd=!" + script, "odd");
  }

  private void upstream(String script) {
    var work = desk.repos.work("backend");
    Repos.run(work, "fetch", "-q", "origin");
    Repos.run(work, "reset", "-q", "--hard", "origin/main");
    shell(work, script);
    desk.repos.push(desk.backend, "theirs");
  }

  private String odd() {
    return shell(desk.checkout, "cat " + ODD);
  }

  @Test
  void bringsFilesWhoseNamesAreNoUtf8AndTakesThemBack() {
    upstream("echo theirs > " + ODD);

    var result = desk.sync(SyncMethod.FF_ONLY);

    assertThat(result).as(result.sentence()).isInstanceOf(SyncResult.FastForwarded.class);
    assertThat(odd()).isEqualTo("theirs");
    assertThat(desk.git("status", "--porcelain")).isEmpty();
    assertThat(desk.undo()).isInstanceOf(UndoResult.Restored.class);
    assertThat(shell(desk.checkout, "ls")).doesNotContain("caf");
    assertThat(desk.git("status", "--porcelain")).isEmpty();
  }

  @Test
  void leavesAChangedFileAloneWhoseNameIsNoUtf8() {
    upstream("echo first > " + ODD);
    desk.sync(SyncMethod.FF_ONLY);
    shell(desk.checkout, "echo mine > " + ODD);
    upstream("echo theirs > " + ODD);
    var before = Witness.of(desk.checkout);

    var result = desk.sync(SyncMethod.FF_ONLY);

    assertThat(result).isInstanceOf(SyncResult.Skipped.class);
    assertThat(result.sentence()).contains("caf\\351.txt");
    assertThat(odd()).isEqualTo("mine");
    assertThat(Witness.of(desk.checkout).index()).isEqualTo(before.index());
  }

  @Test
  void leavesAnUntrackedFileAloneWhoseNameIsNoUtf8() {
    shell(desk.checkout, "echo mine > " + ODD);
    upstream("echo theirs > " + ODD);

    var result = desk.sync(SyncMethod.FF_ONLY);

    assertThat(result).isInstanceOf(SyncResult.Skipped.class);
    assertThat(odd()).isEqualTo("mine");
  }

  @Test
  void saysWhichFileIsInConflictThoughItsNameIsNoUtf8() {
    upstream("echo first > " + ODD);
    desk.sync(SyncMethod.FF_ONLY);
    shell(desk.checkout, "echo mine > " + ODD + " && git commit -qam mine");
    upstream("echo theirs > " + ODD);
    var before = desk.head();

    var result = desk.sync(SyncMethod.MERGE);

    assertThat(result)
        .isInstanceOfSatisfying(
            SyncResult.Conflicted.class,
            conflict -> {
              assertThat(conflict.conflicts()).hasSize(1);
              assertThat(conflict.canBeMerged()).as("a task could edit it").isFalse();
            });
    assertThat(result.sentence()).contains("caf\\351.txt");
    assertThat(odd()).isEqualTo("mine");
    assertThat(desk.head()).isEqualTo(before);
  }

  @Test
  void believesTheHistoryAndNoClock() {
    desk.commit("mine.txt", "mine\n");
    var work = desk.repos.work("backend");
    for (var date : new String[] {"4000000000 +1400", "1 -1200", "4102444800 +0000"}) {
      Repos.write(work.resolve("a.txt"), date + "\n");
      Repos.run(
          work,
          "-c",
          "alias.at=!GIT_AUTHOR_DATE='@"
              + date
              + "' GIT_COMMITTER_DATE='@"
              + date
              + "' git commit -qam then",
          "at");
    }
    Repos.run(work, "push", "-q", "origin", "main");

    var result = desk.sync(SyncMethod.REBASE);

    assertThat(result).as(result.sentence()).isInstanceOf(SyncResult.Rebased.class);
    assertThat(desk.read("a.txt")).isEqualTo("4102444800 +0000\n");
    assertThat(desk.read("mine.txt")).isEqualTo("mine\n");
    assertThat(desk.sync(SyncMethod.REBASE)).isInstanceOf(SyncResult.UpToDate.class);
    assertThat(desk.undo()).isInstanceOf(UndoResult.Restored.class);
  }

  @Test
  void doesNotTouchWhatAFileThatTurnedDirectoryHolds() throws IOException {
    Files.delete(desk.checkout.resolve("a.txt"));
    desk.write("a.txt/inside.txt", "mine\n");
    desk.upstream(Map.of("a.txt", "theirs\n"));

    var result = desk.sync(SyncMethod.FF_ONLY);

    assertThat(result).isInstanceOf(SyncResult.Skipped.class);
    assertThat(Files.readString(desk.checkout.resolve("a.txt/inside.txt"), StandardCharsets.UTF_8))
        .isEqualTo("mine\n");
  }
}
