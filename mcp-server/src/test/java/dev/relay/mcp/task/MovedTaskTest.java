package dev.relay.mcp.task;

import static dev.relay.mcp.task.TaskKit.PERSON;
import static dev.relay.mcp.task.TaskKit.RENAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.approval.Approval;
import dev.relay.mcp.task.TaskEvent.Planned;
import dev.relay.mcp.task.TaskEvent.VerifyStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can come between while an approved change is brought onto a remote that moved. */
@Timeout(60)
class MovedTaskTest {
  @TempDir Path dir;
  private Path gate;
  private TaskKit kit;
  private Task task;
  private Approval first;

  @BeforeEach
  void moveARemote() {
    gate = dir.resolve("gate");
    kit = new TaskKit(dir, "while [ -e '" + gate + "' ]; do sleep 0.05; done");
    task = kit.start(RENAME);
    first = kit.asked(task);
    kit.repos.commit(
        kit.backend,
        "somebody else",
        Map.of("a.txt", "getUserName\n\n\nx\n\n\n\nuser_name\n", "c.txt", "other\n"));
  }

  @AfterEach
  void close() throws IOException {
    Files.deleteIfExists(gate);
    kit.close();
  }

  /** Returns while the change is tested on what is new. */
  private void approveAndHold() throws IOException {
    var before = kit.facts(task, VerifyStarted.class).size();
    Files.createFile(gate);
    kit.approve(first);
    Await.until(() -> kit.facts(task, VerifyStarted.class), all -> all.size() > before);
  }

  private void lands() {
    kit.approve(kit.asked(task));
    kit.await(task, TaskState.DONE);
    assertThat(kit.repos.show(kit.backend, "a.txt")).contains("getDisplayName");
    assertThat(kit.repos.show(kit.backend, "c.txt")).isEqualTo("other");
    assertThat(kit.repos.show(kit.frontend, "display-name.ts")).startsWith("let displayName = 1;");
  }

  @Test
  void worksInWhatIsSaidMeanwhile() throws IOException {
    approveAndHold();
    kit.tasks().steer(task.id(), "also replace nothing with anything", PERSON);
    Files.delete(gate);
    lands();
    assertThat(kit.repos.show(kit.backend, "b.txt")).isEqualTo("anything");
  }

  /** As kill -9 leaves it: nothing is written down, a file is half there, git's lock is held. */
  @Test
  void goesOnAfterAKillWithWhatWasApproved() throws IOException {
    approveAndHold();
    kit.service().close();
    var tree = kit.repos.trees().open(task.id().value(), kit.backend.id()).orElseThrow();
    Files.writeString(tree.path().resolve("a.txt"), "getDis");
    Files.delete(tree.path().resolve("c.txt"));
    Files.createFile(tree.gitDir().resolve("index.lock"));
    Files.delete(gate);
    kit.restart();
    var second = kit.asked(task);
    assertThat(second.fresh())
        .containsExactly("backend has new commits underneath; the change itself is different.");
    lands();
    assertThat(kit.facts(task, Planned.class)).as("the agent did not begin again").hasSize(1);
  }

  @Test
  void waitsForARemoteThatCannotBeFetched() throws IOException {
    var remote = kit.repos.bare("frontend");
    Files.move(remote, remote.resolveSibling("away"));
    kit.approve(first);
    assertThat(kit.await(task, TaskState.BLOCKED).summary())
        .contains("frontend")
        .endsWith("I try again in a minute.");
    Files.move(remote.resolveSibling("away"), remote);
    kit.tasks().steer(task.id(), "retry", PERSON);
    lands();
    assertThat(kit.facts(task, Planned.class)).as("the agent did not begin again").hasSize(1);
  }
}
