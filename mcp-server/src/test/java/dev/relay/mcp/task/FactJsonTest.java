package dev.relay.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.task.TaskEvent.*;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FactJsonTest {
  static Stream<Fact> facts() {
    return Stream.of(
        new StateChanged(TaskState.RUNNING, TaskState.AWAITING_APPROVAL),
        new Planned(List.of(new Impact("a", "0".repeat(40), 3)), 3),
        new AgentSaid("x"),
        new AgentSaid("char nul = '\\u0000'; \\\\u0000"),
        new AgentUsedTool("t", "s"),
        new FileChanged("a", "b/c"),
        new Spent(1, 2, 3),
        new ChangesReady("d", List.of(new RepositoryStat("a", 1, 2, 3)), List.of("new")),
        new VerifyStarted("a", "make"),
        new Verified("a", true, 5, null, 0, 12, "out"),
        new ApprovalAsked("i", "d"),
        new Decided("i", "approved", "me"),
        new Landed("a", "s", "main", true, "https://host.example/a/pull/1"),
        new TaskEvent.PullRequest("a", 1, "https://host.example/a/pull/1", "draft", List.of("b")),
        new Steered("also", "me"),
        new Noted());
  }

  @ParameterizedTest
  @MethodSource("facts")
  void survivesStoring(Fact fact) {
    var stored = FactJson.fields(fact).toString();
    assertThat(FactJson.read(FactJson.type(fact), stored)).isEqualTo(fact);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void hasASnakeCaseType(Fact fact) {
    assertThat(FactJson.type(fact)).matches("[a-z]+(_[a-z]+)*");
  }
}
