package dev.relay.mcp.task;

import static dev.relay.mcp.task.TaskKit.PERSON;
import static dev.relay.mcp.task.TaskKit.RENAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.task.TaskEvent.ChangesReady;
import dev.relay.mcp.task.TaskEvent.FileChanged;
import dev.relay.mcp.task.TaskEvent.VerifyStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A crash while a change is tested. */
@Timeout(60)
class TestingTaskTest {
  @TempDir Path dir;
  private Path gate;
  private TaskKit kit;
  private Task task;
  private int changes;

  @BeforeEach
  void stopWhileItIsTested() {
    gate = dir.resolve("gate");
    kit = new TaskKit(dir, "while [ ! -e '" + gate + "' ]; do sleep 0.05; done");
    task = kit.start(RENAME);
    Await.until(() -> kit.facts(task, VerifyStarted.class), started -> !started.isEmpty());
    kit.service().close();
    changes = kit.facts(task, FileChanged.class).size();
    assertThat(changes).isPositive();
  }

  @AfterEach
  void close() throws IOException {
    if (!Files.exists(gate)) {
      Files.createFile(gate);
    }
    kit.close();
  }

  private Task restart() throws IOException {
    Files.createFile(gate);
    kit.restart();
    kit.approve(kit.asked(task));
    return kit.await(task, TaskState.DONE);
  }

  @Test
  void testsAgainWithoutWorkingAgain() throws IOException {
    restart();
    assertThat(kit.facts(task, FileChanged.class)).as("the agent worked once").hasSize(changes);
    assertThat(kit.facts(task, ChangesReady.class)).as("and it was shown once").hasSize(1);
    assertThat(kit.events(task))
        .extracting(TaskEvent::sentence)
        .contains("The work is done; I test it again.");
    assertThat(kit.repos.show(kit.frontend, "display-name.ts")).startsWith("let displayName = 1;");
  }

  @Test
  void worksAgainWhenTheTreesAreNotAsTheyWereShown() throws IOException {
    var tree = kit.repos.trees().open(task.id().value(), kit.frontend.id()).orElseThrow();
    Files.writeString(tree.path().resolve("planted.txt"), "planted\n");
    restart();
    assertThat(kit.facts(task, FileChanged.class))
        .as("the agent worked again")
        .hasSize(2 * changes);
    assertThat(kit.facts(task, ChangesReady.class)).hasSize(2);
  }

  @Test
  void worksAgainWhenMoreWasSaid() throws IOException {
    kit.tasks().steer(task.id(), "also replace nothing with anything", PERSON);
    restart();
    assertThat(kit.repos.show(kit.backend, "b.txt")).isEqualTo("anything");
  }
}
