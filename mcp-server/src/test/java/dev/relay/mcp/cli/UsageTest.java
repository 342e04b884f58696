package dev.relay.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line where no Relay runs. */
class UsageTest {
  @TempDir Path home;
  private final Shown shown = new Shown(0);

  private int run(String... arguments) {
    return Cli.run(Map.of("RELAY_HOME", home.toString()), shown.terminal, arguments);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "repo lst | ./relay repo knows no 'lst'. Did you mean 'list'?",
        "repo list --jsn | ./relay repo list knows no '--jsn'. Did you mean '--json'?",
        "repo | repo needs one of: list, show, add",
        "repo add | add needs an ADDRESS or --organisation ADDRESS.",
        "workspace import | import needs a FILE or --from DIR.",
        "workspace create | Missing required parameter: 'NAME'.",
        "sync --method often | --method must be one of ff-only, merge, rebase, squash, not 'often'.",
        "sync --all api | name repositories or say --all, not both.",
        "sync --dry-run undo | write what belongs to 'undo' after it.",
        "sync list --limit many | Invalid value for option '--limit'"
      })
  void refusesWhatMakesNoSense(String command, String sentence) {
    assertThat(run(command.split(" "))).isEqualTo(2);
    assertThat(shown.err()).startsWith("relay: " + sentence).contains(" --help.").hasLineCount(1);
    assertThat(shown.out()).isEmpty();
  }

  @Test
  void saysThatNoRelayRuns() {
    assertThat(run("repo", "list")).isOne();
    assertThat(shown.err()).isEqualTo("relay: Relay is not running; start it with ./relay up.");
  }

  @Test
  void helpsWithExamplesAndCompletion() {
    assertThat(run("sync", "--help")).isZero();
    assertThat(shown.out()).contains("Usage: ./relay sync", "Examples:", "./relay sync --dry-run");
    assertThat(run("completion")).isZero();
    assertThat(shown.out()).contains("_complete_relay", "webhook", "dependents");
  }
}
