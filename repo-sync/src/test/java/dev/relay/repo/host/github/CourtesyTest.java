package dev.relay.repo.host.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourtesyTest {
  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-20T10:00:00Z");
  private final Courtesy courtesy = new Courtesy(() -> now, this::pass);

  private void pass(Duration time) {
    pauses.add(time);
    now = now.plus(time);
  }

  @Test
  void leavesASecondBetweenTwoChangesAndNoneBetweenQuestions() throws IOException {
    courtesy.enter("POST", "a");
    courtesy.enter("GET", "a");
    courtesy.enter("PATCH", "b");
    now = now.plusMillis(300);
    courtesy.enter("PUT", "a");
    now = now.plusSeconds(9);
    courtesy.enter("DELETE", "a");
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofMillis(700));
  }

  @Test
  void asksNothingWithCredentialsWhoseLimitIsUsedUp() throws IOException {
    courtesy.leaveAlone("a", now.plusSeconds(90));
    assertThatThrownBy(() -> courtesy.enter("GET", "a"))
        .isInstanceOfSatisfying(
            RateLimited.class, e -> assertThat(e.until()).isEqualTo(now.plusSeconds(90)));
    courtesy.enter("GET", "b");
    now = now.plusSeconds(90);
    courtesy.enter("GET", "a");
    assertThat(pauses).isEmpty();
  }
}
