package dev.relay.voice.bootstrap;

import dev.relay.voice.testkit.Page;
import dev.relay.voice.testkit.RealtimeClient;
import dev.relay.voice.testkit.Relays;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a person waits, on the demo: run with {@code -Dtest.excluded= -Dtest=LocalEngineBench}.
 * Prints; asserts nothing.
 */
@Tag("bench")
final class LocalEngineBench {
  private static final int ROUNDS = 200;

  @TempDir Path home;

  @Test
  void printsHowLongAPersonWaits() {
    var environment =
        Map.of(
            "RELAY_HOME",
            home.toString(),
            "RELAY_PORT",
            "0",
            "RELAY_DEMO",
            "1",
            "RELAY_TOOLS",
            Path.of("../web-frontend/node_modules/.bin").toAbsolutePath().toString());
    try (var relay = Relays.start(environment)) {
      var page = Page.signIn(relay.loginUrl());
      try (var client = page.talk(page.base())) {
        for (var words : List.of("status", "search for userName")) {
          var times = new ArrayList<Double>();
          for (int i = 0; i < ROUNDS; i++) {
            times.add(firstAnswer(client, words));
          }
          var warm = times.subList(ROUNDS / 4, ROUNDS).stream().sorted().toList();
          var median = warm.get(warm.size() / 2);
          var p95 = warm.get(warm.size() * 95 / 100);
          print("%s: p50 %.1f ms, p95 %.1f ms".formatted(words, median, p95));
        }
        print("demo sentence, send to diff: %.0f ms".formatted(untilDiff(client, page)));
      }
    }
  }

  private static double firstAnswer(RealtimeClient client, String words) {
    var sent = System.nanoTime();
    client.say(words);
    client.next("response.output_text.delta");
    var took = (System.nanoTime() - sent) / 1e6;
    client.next("response.done");
    return took;
  }

  private static double untilDiff(RealtimeClient client, Page page) {
    var sent = System.nanoTime();
    client.say("rename the field userName to displayName in all repositories");
    var task =
        client.next("relay.card", e -> e.path("card").path("kind").asString().equals("task"));
    var id = task.path("card").path("task").path("id").asString();
    while (page.get("/api/tasks/" + id + "/changes").path("repositories").isEmpty()) {
      Thread.onSpinWait();
    }
    return (System.nanoTime() - sent) / 1e6;
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
