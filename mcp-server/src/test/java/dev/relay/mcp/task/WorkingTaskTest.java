package dev.relay.mcp.task;

import static dev.relay.mcp.task.TaskKit.PERSON;
import static dev.relay.mcp.task.TaskKit.RENAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.Await;
import dev.relay.mcp.agent.NoAgent;
import dev.relay.mcp.approval.Approval;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.UnknownName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What can happen to a task while it works: stopping, steering, crashing, being replaced. */
@Timeout(60)
class WorkingTaskTest {
  @TempDir Path dir;
  private final ScriptedAgent agent = new ScriptedAgent();
  private TaskKit kit;

  @BeforeEach
  void open() {
    kit = new TaskKit(dir, "exit 0", agent);
  }

  @AfterEach
  void close() {
    agent.letGo();
    kit.close();
  }

  private Task startScripted(String sentence) {
    return kit.tasks().start(new NewTask("shop", sentence, List.of("backend"), "scripted"), PERSON);
  }

  @Test
  void cancelInterruptsTheAgent() throws Exception {
    var task = startScripted("hold on");
    agent.awaitBegun(1);
    assertThat(kit.tasks().cancel(task.id(), PERSON).state()).isEqualTo(TaskState.CANCELLED);
    agent.awaitInterrupted();
    assertThat(kit.tasks().get(task.id(), PERSON).summary())
        .isEqualTo("Stopped; nothing was landed.");
    assertThatThrownBy(() -> kit.tasks().cancel(task.id(), PERSON))
        .isInstanceOf(TaskRefused.class)
        .hasMessage("It is over already: it is cancelled.");
  }

  @Test
  void cancelVoidsTheQuestion() {
    var task = kit.start(RENAME);
    var approval = kit.asked(task);
    kit.tasks().cancel(task.id(), PERSON);
    assertThat(kit.approvals().get(approval.id(), PERSON).state()).isEqualTo(Approval.State.VOID);
  }

  @Test
  void goesOnAfterAStopOnAFreshTree() throws Exception {
    var task = startScripted("hold on");
    agent.awaitBegun(1);
    kit.service().close();
    agent.awaitInterrupted();
    assertThat(kit.tasks().get(task.id(), PERSON).state()).isEqualTo(TaskState.RUNNING);
    agent.letGo();
    kit.restart();
    var approval = kit.asked(task);
    assertThat(agent.treesWereFresh()).isTrue();
    kit.approve(approval);
    kit.await(task, TaskState.DONE);
    assertThat(kit.events(task))
        .extracting(TaskEvent::sentence)
        .contains("Relay was restarted; this goes on.");
  }

  @Test
  void fencesAZombieThatWakesUpLate() throws Exception {
    var task = startScripted("hold on");
    agent.awaitBegun(1);
    // The same node starts anew while the old one still believes that it works.
    kit.restart();
    agent.awaitBegun(2);
    agent.letGo();
    kit.approve(kit.asked(task));
    kit.await(task, TaskState.DONE);
    var bare = kit.repos.bare("backend");
    assertThat(Repos.run(bare, "rev-list", "--count", "main")).isEqualTo("2");
    assertThat(kit.facts(task, TaskEvent.ApprovalAsked.class)).hasSize(1);
  }

  @Test
  void finishesALandingThatACrashInterrupted() {
    var task = kit.start(RENAME);
    var approval = kit.asked(task);
    kit.service().close();
    kit.approve(approval);
    assertThat(kit.tasks().get(task.id(), PERSON).state()).isEqualTo(TaskState.PUBLISHING);
    kit.restart();
    kit.await(task, TaskState.DONE);
  }

  @Test
  void blocksWhileARepositoryCannotBeFetched() throws Exception {
    var remote = kit.repos.bare("frontend");
    Files.move(remote, remote.resolveSibling("away"));
    var task = kit.start(RENAME);
    var blocked = kit.await(task, TaskState.BLOCKED);
    assertThat(blocked.summary()).contains("frontend").endsWith("I try again in a minute.");
    Files.move(remote.resolveSibling("away"), remote);
    kit.tasks().steer(task.id(), "retry", PERSON);
    kit.asked(task);
  }

  @Test
  void handsWordsToTheAgentAndBeginsAgainWithThem() throws Exception {
    var task = startScripted("hold on");
    agent.awaitBegun(1);
    kit.tasks().steer(task.id(), "also add a line", PERSON);
    agent.letGo();
    var first = kit.asked(task);
    assertThat(agent.heard()).containsExactly("also add a line");
    kit.tasks().steer(task.id(), "and another", PERSON);
    var second =
        kit.await(
            task,
            t ->
                t.state() == TaskState.AWAITING_APPROVAL
                    && t.lastSeq() > 0
                    && !kit.asked(task).id().equals(first.id()));
    assertThat(second.state()).isEqualTo(TaskState.AWAITING_APPROVAL);
    assertThat(agent.heard()).contains("and another");
    assertThat(kit.approvals().get(first.id(), PERSON).state()).isEqualTo(Approval.State.VOID);
  }

  @Test
  void testsWhatWouldLandAndNotWhatLiesBesideIt() {
    kit.close();
    kit = new TaskKit(dir.resolve("second"), "test -e target/classes", agent);
    assertThat(kit.asked(startScripted("plant")).summary())
        .isEqualTo(
            "One file in one repository changed. The tests fail in backend and frontend; look before you approve.");
  }

  /** What it wrote could read the launcher's secret, sign itself in, and approve. */
  @Test
  void executesNothingThatAModelWroteWhereNothingConfinesIt() {
    agent.drivenByAModel();
    kit.close();
    kit = new TaskKit(dir.resolve("second"), "touch '" + dir + "/ran'", agent);
    var task = startScripted("plant");
    assertThat(kit.asked(task).summary())
        .startsWith("One file in one repository changed. Not tested: what an agent wrote runs only")
        .contains("Install bubblewrap");
    assertThat(dir.resolve("ran")).doesNotExist();
    assertThat(kit.facts(task, TaskEvent.VerifyStarted.class)).isEmpty();
  }

  @Test
  void landsWhileAgentsHoldEverySlot() {
    var renamed = kit.start(RENAME);
    var approval = kit.asked(renamed);
    for (int i = 0; i < 8; i++) {
      startScripted("hold on");
    }
    agent.awaitBegun(8);
    kit.approve(approval);
    kit.await(renamed, TaskState.DONE);
  }

  @Test
  void writesNoKnownSecretDown() {
    kit.close();
    kit = new TaskKit(dir.resolve("second"), "echo known-secret-value", agent);
    kit.secrets.add("known-secret-value");
    var task = kit.start("replace nothing with known-secret-value");
    kit.asked(task);
    kit.tasks().steer(task.id(), "also replace user_name with known-secret-value", PERSON);
    Await.until(() -> kit.facts(task, TaskEvent.ApprovalAsked.class), asked -> asked.size() == 2);
    assertThat(kit.facts(task, TaskEvent.Verified.class))
        .isNotEmpty()
        .allSatisfy(run -> assertThat(run.output()).isEqualTo("[redacted]\n"));
    assertThat(kit.tasks().changes(task.id(), PERSON).orElseThrow().message())
        .contains("replace nothing with [redacted]");
    for (var table : List.of("task", "task_event", "audit", "change_set", "approval")) {
      var rows = "SELECT t::text FROM " + table + " t";
      assertThat(kit.database().client().sql(rows).query(String.class).list())
          .noneMatch(row -> row.contains("known-secret-value"));
    }
  }

  @Test
  void saysWhyTheAgentFailed() {
    assertThat(kit.await(startScripted("fail"), TaskState.FAILED).summary())
        .isEqualTo("I could not do it: try something else.");
  }

  @Test
  void doesNotBeginAgainForeverAfterAnError() {
    var task = startScripted("error");
    assertThat(kit.await(task, TaskState.FAILED).summary()).contains("inside Relay");
  }

  @Test
  void isDoneWhenNothingHadToChange() {
    assertThat(kit.await(startScripted("nothing"), TaskState.DONE).summary())
        .isEqualTo("Nothing had to change.");
  }

  @Test
  void refusesNamesThatDoNotExist() {
    assertThatThrownBy(() -> kit.start("rename userName to x in nowhere"))
        .isInstanceOf(UnknownName.class)
        .hasMessageContaining("There is no repository 'nowhere'.");
    assertThatThrownBy(() -> kit.tasks().start(new NewTask("x", RENAME, List.of(), null), PERSON))
        .isInstanceOf(UnknownName.class);
    assertThatThrownBy(() -> kit.tasks().start(new NewTask("", RENAME, List.of(), "hal"), PERSON))
        .isInstanceOf(UnknownName.class);
    assertThatThrownBy(() -> kit.tasks().get(TaskId.random(), PERSON))
        .isInstanceOf(UnknownName.class);
  }

  @Test
  void refusesWhatNoAgentHereCanDo() {
    agent.unavailable();
    assertThatThrownBy(() -> kit.start("write a poem"))
        .isInstanceOf(NoAgent.class)
        .hasMessageStartingWith(
            "That needs the scripted agent, which is switched off: switch it on; without it, say")
        .hasMessageContaining("rename the field userName to displayName");
  }
}
