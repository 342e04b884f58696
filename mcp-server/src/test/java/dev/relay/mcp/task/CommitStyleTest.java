package dev.relay.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitStyleTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rename userName to displayName everywhere. | refactor: rename userName to displayName everywhere
          Please fix the login                       | fix: fix the login
          Add a field email                          | feat: add a field email
          upgrade jackson to 3.1.4                   | build: upgrade jackson to 3.1.4
          update the readme                          | chore: update the readme
          Document the API                           | docs: document the API
          DNS names are checked                      | chore: DNS names are checked
          fix(api)!: refuse empty names              | fix(api)!: refuse empty names
          """)
  void saysWhatKindOfChangeItIs(String request, String subject) {
    assertThat(subject(CommitStyle.CONVENTIONAL, request, null)).isEqualTo(subject);
  }

  @Test
  void callsAnUndoARevert() {
    assertThat(subject(CommitStyle.CONVENTIONAL, "Undo: rename a to b", TaskId.random()))
        .isEqualTo("revert: rename a to b");
  }

  @Test
  void canBePlain() {
    assertThat(subject(CommitStyle.of("plain"), "please rename a to b!", null))
        .isEqualTo("Rename a to b");
    assertThat(CommitStyle.of("")).isEqualTo(CommitStyle.CONVENTIONAL);
  }

  @Test
  void cutsLongSubjectsBetweenWords() {
    var subject = subject(CommitStyle.CONVENTIONAL, "rename " + "word ".repeat(30), null);
    assertThat(subject).hasSizeLessThanOrEqualTo(73).endsWith("word…");
  }

  private static String subject(CommitStyle style, String request, @Nullable TaskId undoes) {
    var task =
        new Task(
            TaskId.random(),
            "owner",
            "shop",
            request,
            List.of(),
            "codemod",
            "",
            undoes,
            Ends.CHANGES,
            TaskState.RUNNING,
            "",
            0,
            Instant.EPOCH,
            Instant.EPOCH);
    var message = style.message(task);
    assertThat(message)
        .contains("\n\nAsked by owner: '")
        .endsWith("\n\nRelay-Task: " + task.id() + "\n");
    return message.lines().findFirst().orElseThrow();
  }
}
