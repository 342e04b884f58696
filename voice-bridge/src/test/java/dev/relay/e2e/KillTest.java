package dev.relay.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code kill -9} while the agent works and while it lands: nothing is lost, nothing done twice.
 */
final class KillTest {
  @TempDir Path directory;

  @Test
  void aKilledRelayGoesOnWhereItWas() {
    var home = directory.resolve("home");
    var first = RunningRelay.demo(home);
    var sentence = "{\"description\": \"rename the field userName to displayName\"}";
    var answer = first.post("/api/tasks", sentence);
    first.kill();
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var task = JsonMapper.shared().readTree(answer.body()).at("/task/id").asString();

    var second = RunningRelay.demo(home);
    try (var person = new Person(second)) {
      person.decides(task);
    } finally {
      second.kill();
    }

    try (var third = RunningRelay.demo(home);
        var person = new Person(third)) {
      person.awaitState(task, "done");
      for (var repository : List.of("shared-api", "backend", "frontend")) {
        var trailers = third.log(repository, "%B").stream().filter(("Relay-Task: " + task)::equals);
        assertThat(trailers).as(repository).hasSize(1);
      }
    }
  }
}
