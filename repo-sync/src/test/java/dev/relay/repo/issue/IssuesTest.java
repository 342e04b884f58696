package dev.relay.repo.issue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssuesTest {
  @ParameterizedTest
  @CsvSource({
    "feature/123-login, 123",
    "123, 123",
    "fix/issue-7, 7",
    "gh-42-crash, 42",
    "issues/9/try, 9",
    "PROJ-123, ",
    "feature/PROJ-123-login, ",
    "release/1.2, ",
    "main, "
  })
  void findsTheNumberInABranch(String branch, Long number) {
    assertThat(Issues.number(branch).orElse(null)).isEqualTo(number);
  }
}
