package dev.relay.mcp.agent.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.sandbox.Detached.Launch;
import dev.relay.mcp.sandbox.Limits;
import dev.relay.mcp.sandbox.ProcessSandbox;
import dev.relay.mcp.sandbox.Sandbox.Command;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a CLI that is not as it should be can do to Relay. */
@Timeout(60)
class ClaudeSessionTest {
  @TempDir Path dir;

  private AgentEvent run(String script) throws Exception {
    var work = Files.createDirectory(dir.resolve("work"));
    var command =
        new Command(
            List.of("sh", "-c", script),
            work,
            Map.of("PATH", "/usr/bin:/bin"),
            List.of(work),
            List.of(),
            false,
            false);
    var detached =
        new ProcessSandbox().detach(new Launch(command, dir.resolve("streams"), Limits.AGENT));
    try (var process = new ClaudeProcess(detached, () -> false)) {
      var permission = new ToolPermission(work, false);
      var reader = new ClaudeReader(permission, 0);
      var session = new ClaudeSession(process, permission, reader, () -> null, _ -> {});
      session.begin("do it");
      return process.isBabbling() ? ClaudeVerdict.babbling() : ClaudeVerdict.of(session.result());
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
