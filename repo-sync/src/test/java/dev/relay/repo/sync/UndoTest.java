package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.workspace.SyncMethod;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoTest {
  @TempDir Path dir;
  Desk desk;

  @BeforeEach
  void merge() {
    desk = new Desk(dir).open();
    desk.commit("mine.txt", "mine\n");
    desk.upstream(Map.of("a.txt", "theirs\n", "new/deep.txt", "new\n"));
  }

  @Test
  void putsBackWhatASyncMoved() {
    var before = desk.head();
    desk.write("b.txt", "changed\n");
    desk.sync(SyncMethod.MERGE);
    desk.write("notes.txt", "since\n");

    var result = desk.undo();

    assertThat(result).isEqualTo(new UndoResult.Restored(desk.backend.id(), before));
    assertThat(desk.head()).isEqualTo(before);
    assertThat(desk.read("a.txt")).isEqualTo("1\n2\n3\n");
    assertThat(desk.checkout.resolve("new")).doesNotExist();
    assertThat(desk.read("b.txt")).isEqualTo("changed\n");
    assertThat(desk.read("notes.txt")).isEqualTo("since\n");
    assertThat(desk.newSync().newest(desk.workspace())).isEmpty();
  }

  @Test
  void losesNoCommitMadeSince() {
    desk.sync(SyncMethod.MERGE);
    var since = desk.commit("since.txt", "since\n");

    assertThat(desk.undo().sentence()).contains("backend was moved since that sync, so undoing");
    assertThat(desk.head()).isEqualTo(since);
  }

  @Test
  void losesNoChangeMadeSince() {
    desk.sync(SyncMethod.MERGE);
    desk.write("a.txt", "since\n");

    assertThat(desk.undo().sentence()).contains("backend has uncommitted changes in a.txt");
    assertThat(desk.read("a.txt")).isEqualTo("since\n");
  }
}
