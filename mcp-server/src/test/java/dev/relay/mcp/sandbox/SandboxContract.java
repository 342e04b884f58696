package dev.relay.mcp.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.sandbox.Execution.Outcome;
import dev.relay.mcp.sandbox.Sandbox.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every sandbox promises. */
abstract class SandboxContract {
  private static final Map<String, String> PATH =
      Map.of("PATH", "/usr/local/bin:/usr/bin:/bin", "GREETING", "hello");

  @TempDir Path tmp;
  Path work;
  Path other;

  abstract Sandbox sandbox();

  @BeforeEach
  void makeFolders() throws IOException {
    work = Files.createDirectory(tmp.toRealPath().resolve("work"));
    other = Files.createDirectory(tmp.toRealPath().resolve("other"));
    Files.writeString(other.resolve("secret"), "secret");
  }

  Outcome run(String script) throws Exception {
    return run(script, Duration.ofSeconds(20), false);
  }

  Outcome run(String script, Duration most, boolean network) throws Exception {
    var command =
        new Command(
            List.of("sh", "-c", script), work, PATH, List.of(work), List.of(), network, true);
    return Execution.run(sandbox(), command, most, 1000);
  }

  @Test
  void runsInItsDirectoryAndTellsTheExitCode() throws Exception {
    var outcome = run("echo made > file; pwd; exit 3");
    assertThat(outcome.exit()).isEqualTo(3);
    assertThat(outcome.output().strip()).isEqualTo(work.toString());
    assertThat(work.resolve("file")).hasContent("made\n");
  }

  @Test
  void givesTheCommandNoOtherEnvironment() throws Exception {
    var lines = run("env").output().lines().map(line -> line.split("=", 2)[0]);
    assertThat(lines).isSubsetOf("PATH", "GREETING", "PWD", "SHLVL", "_", "OLDPWD");
  }

  @Test
  void keepsTheTailOfTheOutput() throws Exception {
    var outcome = run("i=0; while [ $i -lt 3000 ]; do echo line $i; i=$((i+1)); done");
    assertThat(outcome.output()).hasSizeLessThan(1010).endsWith("line 2999\n");
  }

  @Test
  void killsEverythingAtTheDeadline() throws Exception {
    var outcome = run("(sleep 0.8; echo alive > late) & sleep 100", Duration.ofMillis(300), false);
    assertThat(outcome.timedOut()).isTrue();
    // Longer than the child would have needed, had it lived on.
    run("sleep 1");
    assertThat(work.resolve("late")).doesNotExist();
  }

  @Test
  void endsWithWhatItLeftInTheBackground() throws Exception {
    var outcome = run("sleep 100 & echo done");
    assertThat(outcome.ok()).isTrue();
    assertThat(outcome.took()).isLessThan(Duration.ofSeconds(10));
  }
}
