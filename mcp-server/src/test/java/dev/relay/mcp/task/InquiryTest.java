package dev.relay.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.Await;
import dev.relay.mcp.agent.NoAgent;
import dev.relay.mcp.analysis.findings.FindingsKit;
import dev.relay.mcp.task.TaskEvent.ChangesReady;
import dev.relay.mcp.task.TaskEvent.Reported;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Questions that an agent answers by reading, and what a person is warned of before an answer. */
@Timeout(60)
class InquiryTest {
  @TempDir private Path dir;
  private final ScriptedAgent agent = new ScriptedAgent();
  private TaskKit kit;

  @BeforeEach
  void open() {
    kit = new TaskKit(dir, "", agent);
  }

  @AfterEach
  void close() {
    agent.letGo();
    kit.close();
  }

  private Task ask(String question, String... repositories) {
    return kit.tasks()
        .start(
            new NewTask("shop", question, List.of(repositories), null, Ends.REPORT),
            TaskKit.PERSON);
  }

  @Test
  void endsInAReportAndLeavesNothingToApprove() {
    agent.drivenByAModel();
    kit.briefing("known beforehand");
    var task = kit.await(ask("where?", "backend"), TaskState.DONE);
    assertThat(task.ends()).isEqualTo(Ends.REPORT);
    assertThat(task.summary()).isEqualTo("It is in backend/a.txt:1.");
    assertThat(kit.facts(task, Reported.class))
        .extracting(Reported::text)
        .containsExactly("**It is in backend/a.txt:1.** More follows.\n\nAnd more.");
    assertThat(kit.facts(task, ChangesReady.class)).isEmpty();
    assertThat(kit.approvals().list(TaskKit.PERSON, false)).isEmpty();
    Await.until(() -> Files.exists(kit.repos.trees().root(task.id().value())), there -> !there);
    assertThat(agent.prompts()).containsExactly("where?\n\nknown beforehand");
  }

  @Test
  void givesItsAgentTheMaterialAndKeepsItOutOfTheDescription() {
    agent.drivenByAModel();
    kit.briefing("known beforehand");
    var request =
        new NewTask("shop", "where?", List.of("backend"), null, Ends.REPORT, "a change\0to judge");
    var task = kit.await(kit.tasks().start(request, TaskKit.PERSON), TaskState.DONE);
    assertThat(task.description()).isEqualTo("where?");
    assertThat(agent.prompts()).containsExactly("where?\n\na change to judge\n\nknown beforehand");
  }

  @Test
  void failsWithASentenceWhereThereIsNoAnswer() {
    var task = kit.await(ask("nothing"), TaskState.FAILED);
    assertThat(task.summary()).startsWith("The agent ended without an answer");
  }

  @Test
  void isNothingForAnAgentThatOnlyChanges() {
    agent.unavailable();
    assertThatThrownBy(() -> ask(TaskKit.RENAME)).isInstanceOf(NoAgent.class);
    assertThatThrownBy(() -> ask(" ")).hasMessage("Say what you want to know.");
  }

  @Test
  void tellsModelsWhatIsKnownBeforeTheyChangeAnything() {
    agent.drivenByAModel();
    kit.briefing("known beforehand");
    agent.letGo();
    var task =
        kit.tasks()
            .start(new NewTask("shop", "make it", List.of("backend"), "scripted"), TaskKit.PERSON);
    kit.asked(task);
    assertThat(agent.prompts()).containsExactly("make it\n\nknown beforehand");
  }

  @Test
  void warnsOfASecretBeforeAnybodyApproves() {
    agent.leaves(FindingsKit.token());
    agent.letGo();
    var task =
        kit.tasks()
            .start(new NewTask("shop", "make it", List.of("backend"), "scripted"), TaskKit.PERSON);
    var approval = kit.asked(task);
    assertThat(approval.warnings())
        .extracting(Warning::rule, Warning::repository, Warning::path, Warning::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("github-personal-token", "backend", "made.txt", 1));
    assertThat(approval.summary()).contains(" Careful with ").contains("looks like a secret");
    assertThat(approval.toString()).doesNotContain(FindingsKit.token());
  }
}
