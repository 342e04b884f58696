package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.SyncMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On a real disk of a few megabytes; where this user may not mount one, there is nothing to see.
 */
class DiskFullTest {
  @TempDir Path dir;

  @AfterEach
  void unmount() throws Exception {
    for (var name : List.of("small", "checkouts")) {
      run("umount", "--lazy", dir.resolve(name).toString()); // JGit keeps packs open
    }
  }

  @Test
  void putsEverythingBackWhenTheDiskFillsUp() throws Exception {
    var small = mount("small");
    var desk = new Desk(dir);
    Repos.run(dir, "clone", "-q", desk.backend.url().value(), small.resolve("backend").toString());
    var full = desk.adopt(small.resolve("backend"));
    full.write("b.txt", "changed\n");
    full.write("notes.txt", "untracked\n");
    var before = Witness.of(full.checkout);
    // Compresses to almost nothing, so that it arrives in the store and not in the files.
    var text = "all the same\n".repeat(120_000);
    full.upstream(Map.of("a.txt", "theirs\n", "m/big.txt", text, "m/big2.txt", text + "2\n"));

    var result = full.sync(SyncMethod.FF_ONLY);

    assertThat(result.sentence())
        .isEqualTo(
            "The disk is full; free some space. backend was put back as it was; sync it again.");
    var after = Witness.of(full.checkout);
    assertThat(after.files()).isEqualTo(before.files());
    assertThat(after.index()).isEqualTo(before.index());
    assertThat(after.refs()).isEqualTo(before.refs());
    assertThat(full.checkout.resolve(".git/index.lock")).doesNotExist();
    full.upstream(Map.of("m/big.txt", "small\n", "m/big2.txt", "small\n"));
    assertThat(full.sync(SyncMethod.FF_ONLY)).isInstanceOf(SyncResult.FastForwarded.class);
    assertThat(full.read("b.txt")).isEqualTo("changed\n");
  }

  @Test
  void leavesNoHalfCloneWhenTheDiskFillsUp() throws Exception {
    mount("checkouts");
    var desk = new Desk(dir);
    var text = "all the same\n".repeat(120_000);
    desk.upstream(Map.of("big.txt", text, "big2.txt", text + "2\n", "big3.txt", text + "3\n"));

    var result = desk.sync(SyncMethod.FF_ONLY);

    assertThat(result.sentence()).isEqualTo("The disk is full; free some space and sync again.");
    try (var left = Files.list(desk.checkout.resolveSibling("."))) {
      assertThat(left).isEmpty();
    }
    desk.upstream(Map.of("big.txt", "small\n", "big2.txt", "small\n", "big3.txt", "small\n"));
    assertThat(desk.sync(SyncMethod.FF_ONLY)).isInstanceOf(SyncResult.FastForwarded.class);
    assertThat(desk.read("big.txt")).isEqualTo("small\n");
  }

  private Path mount(String name) throws Exception {
    var small = Files.createDirectories(dir.resolve(name));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", small.toString()));
    return small;
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
  }
}
