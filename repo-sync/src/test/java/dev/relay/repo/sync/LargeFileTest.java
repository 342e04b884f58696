package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Diffs;
import dev.relay.repo.publish.Changes;
import dev.relay.repo.workspace.SyncMethod;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A repository with one very large file: 100 MB here, {@code -Dsync.megabytes=1024} in {@code
 * bench/sync-large-file.sh}. Nothing of it may be kept in memory.
 */
class LargeFileTest {
  private static final long SIZE = Integer.getInteger("sync.megabytes", 100) * (1L << 20);

  @TempDir Path dir;

  @Test
  @Timeout(600)
  void syncsComparesAndBranchesOffAVeryLargeFile() throws IOException {
    var desk = new Desk(dir);
    resize(desk.repos.work("backend").resolve("large.bin"), SIZE);
    desk.repos.push(desk.backend, "large");
    said("written");

    desk.open();
    assertThat(desk.checkout.resolve("large.bin")).hasSize(SIZE);
    said("cloned");

    resize(desk.checkout.resolve("large.bin"), SIZE + 1);
    desk.upstream(Map.of("a.txt", "theirs\n"));
    var kept = desk.sync(SyncMethod.FF_ONLY);
    assertThat(kept).as(kept.sentence()).isInstanceOf(SyncResult.FastForwarded.class);
    assertThat(desk.read("a.txt")).isEqualTo("theirs\n");
    assertThat(desk.checkout.resolve("large.bin")).hasSize(SIZE + 1);
    assertThat(desk.git("status", "--porcelain")).isEqualTo("M large.bin");
    said("synced beside it");

    var tree = desk.repos.tree("t1", desk.backend);
    assertThat(tree.path().resolve("large.bin")).hasSize(SIZE);
    resize(tree.path().resolve("large.bin"), SIZE + 2);
    var changes =
        new Changes(desk.repos.trees(), new Diffs(desk.repos.git()))
            .of(java.util.List.of(tree), "larger");
    assertThat(changes.changes().getFirst().files())
        .singleElement()
        .satisfies(file -> {
          assertThat(file.path()).isEqualTo("large.bin");
          assertThat(file.binary()).isTrue();
        });
    said("changed in a task");
  }

  /** Zeros, so that it takes no room and compresses well. */
  private static void resize(Path file, long size) throws IOException {
    try (var raw = new RandomAccessFile(file.toFile(), "rw")) {
      raw.setLength(size);
    }
  }

  private long since = System.nanoTime();

  private void said(String what) {
    var now = System.nanoTime();
    System.out.println("large file: " + what + " after " + (now - since) / 1_000_000 + " ms");
    since = now;
  }
}
