package dev.relay.mcp.agent.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.agent.AgentEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a CLI that is not as it should be can do to Relay. */
@Timeout(60)
class ClaudeSessionTest {
  @TempDir Path dir;

  private AgentEvent run(String script) throws Exception {
    var events = new ArrayList<AgentEvent>();
    try (var process = new ClaudeProcess(new ProcessBuilder("sh", "-c", script).start())) {
      return new ClaudeSession(process, new ToolPermission(dir, false), () -> null, events::add)
          .run(new Assignment("t", "do it", List.of(), () -> null));
    }
  }

  @Test
  void endsOneThatNeverEndsItsLine() throws Exception {
    assertThat(run("tr '\\0' x < /dev/zero"))
        .isEqualTo(
            new AgentEvent.Failed(
                "Claude Code did not finish: it sent more at once than Relay can keep; try again, or"
                    + " ask for less at once."));
  }

  @Test
  void passesOverWhatItDoesNotUnderstand() throws Exception {
    assertThat(run("echo nonsense; echo '{\"type\":\"result\",\"result\":\"ok\"}'"))
        .isInstanceOf(AgentEvent.Finished.class);
  }
}
