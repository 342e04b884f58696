package dev.relay.mcp.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgressTest {
  private static final JsonNode HALF =
      JsonMapper.shared()
          .readTree(
              """
              {"run": "s-1", "state": "running", "repositories": ["a", "b"], "steps": [
                {"repository": "a", "phase": "done", "result": "fast_forwarded"},
                {"repository": "b", "phase": "retrying", "note": "the remote hung\\u001b[2J up"}]}
              """);

  @Test
  void drawsInPlaceOnATerminal() {
    var shown = new Shown(40);
    var progress = new Progress(shown.terminal);
    progress.show(HALF);
    progress.show(HALF);
    progress.end();
    assertThat(shown.err())
        .contains("Syncing [##########----------] 1 of 2\n")
        .contains("  b                        retrying: t…\n")
        .contains("\u001b[2A\r\u001b[2KSyncing")
        .endsWith("\u001b[2A\r\u001b[J");
    assertThat(shown.out()).isEmpty();
  }

  @Test
  void isSilentElsewhereUntilItTakesLong() {
    var shown = new Shown(0);
    var progress = new Progress(shown.terminal);
    progress.show(HALF);
    progress.end();
    assertThat(shown.err()).isEmpty();
  }

  @Test
  void tellsEachRepositoryOnceWhereItTakesLong() {
    var shown = new Shown(0);
    var progress = new Progress(shown.terminal, 0);
    progress.show(HALF);
    progress.show(HALF);
    assertThat(shown.err()).isEqualTo("a: fast forwarded");
  }
}
