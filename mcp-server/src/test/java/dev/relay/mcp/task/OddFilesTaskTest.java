package dev.relay.mcp.task;

import static dev.relay.mcp.task.TaskKit.RENAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.task.TaskEvent.Verified;
import dev.relay.repo.git.Repos;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole task over a repository that holds what git can hold. */
@Timeout(120)
class OddFilesTaskTest {
  private static final String PLANT =
      "printf '\\000userName\\377' > logo.bin;"
          + " ln -s a.txt inside; ln -s /etc/passwd outside; ln -s nowhere/userName dangling;"
          + " printf 'one\\r\\ntwo\\r\\n' > untouched.bat;"
          + " printf 'let userName;\\r\\nend\\r\\n' > changed.bat;"
          + " printf 'caf\\351 \\377\\n' > \"$(printf 'caf\\351.txt')\";"
          + " printf 'run\\n' > run.sh; chmod +x run.sh;"
          + " yes 'a line of many' | head -c 52428800 > big.txt";

  private static final String VERIFY =
      "test ! -e big.txt || { test $(wc -c < big.txt) = 52428800 && test -x run.sh"
          + " && test $(readlink inside) = a.txt && test $(readlink outside) = /etc/passwd"
          + " && test $(readlink dangling) = nowhere/userName && test $(ls caf* | wc -l) = 1; }";

  @TempDir Path dir;

  @Test
  void leavesEveryByteAloneThatTheRequestDoesNotName() throws Exception {
    try (var kit = new TaskKit(dir, VERIFY)) {
      plant(kit.repos.work("backend"));
      kit.repos.push(kit.backend, "Add odd files");
      var before = files(kit);
      var task = kit.start(RENAME);
      kit.approve(kit.asked(task));
      kit.await(task, TaskState.DONE);

      assertThat(kit.facts(task, Verified.class)).hasSize(3).allMatch(Verified::ok);
      var after = files(kit);
      assertThat(after).hasSameSizeAs(before);
      assertThat(untouched(after)).hasSize(9).isEqualTo(untouched(before));
      assertThat(Repos.run(kit.repos.bare("backend"), "show", "main:changed.bat"))
          .isEqualTo("let displayName;\r\nend");
    }
  }

  private static void plant(Path folder) throws IOException, InterruptedException {
    var shell = new ProcessBuilder("sh", "-c", PLANT).directory(folder.toFile()).inheritIO();
    assertThat(shell.start().waitFor()).isZero();
  }

  /** Mode, kind, object name and path of each. */
  private static List<String> files(TaskKit kit) {
    return Repos.run(kit.repos.bare("backend"), "ls-tree", "-r", "main").lines().toList();
  }

  private static List<String> untouched(List<String> files) {
    return files.stream()
        .filter(line -> !line.endsWith("\ta.txt") && !line.endsWith("\tchanged.bat"))
        .toList();
  }
}
