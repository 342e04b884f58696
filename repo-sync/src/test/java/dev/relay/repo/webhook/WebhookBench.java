package dev.relay.repo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Stores;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A burst on the PostgreSQL that users get; prints how long senders waited. */
@Tag("bench")
class WebhookBench {
  private static final int COUNT = Integer.getInteger("deliveries", 10_000);

  @TempDir Path dir;

  @Test
  void printsHowLongSendersWait() throws Exception {
    var home = new RelayHome(dir).create();
    try (var databases = Stores.open(home, Settings.of(Map.of()))) {
      var events = new RepoEvents(databases.module("repo"));
      try (var intake = new Intake(databases.module("repo"), events).start();
          var server = new WebhookServer(databases, 0, intake::wake)) {
        var sender = new Sender(server.uri("/"), WebhookServer.DEFAULT_SECRET);
        burst(sender, "warm-up", 2_000, 64);
        burst(sender, "of 64", COUNT, 64);
        burst(sender, "of 500", COUNT, 500);
        assertThat(server.stored()).hasSize(2_000 + 2 * COUNT);
      }
    }
  }

  private static void burst(Sender sender, String name, int count, int atOnce) throws Exception {
    var outcome =
        new Senders(sender.http(), atOnce)
            .send(
                count,
                i ->
                    sender
                        .asGitHub("/webhooks/github", name.replace(' ', '-') + i, "push", body(i))
                        .build());
    System.out.printf(
        "%s: %d deliveries of %d bytes, %d at once: all in %.2f s, p50 %.0f ms, p99 %.0f ms,"
            + " longest %.0f ms, %d acknowledged%n",
        name,
        count,
        body(0).length(),
        atOnce,
        outcome.nanosInAll() / 1e9,
        outcome.millis(0.5),
        outcome.millis(0.99),
        outcome.millis(1),
        outcome.accepted());
    assertThat(outcome.accepted()).isEqualTo(count);
  }

  /** As large as GitHub's are in the middle. */
  private static String body(int i) {
    return "{\"ref\":\"refs/heads/main\",\"after\":\""
        + i
        + "\",\"commits\":[\""
        + "x".repeat(8_000)
        + "\"],\"repository\":{\"id\":7,\"full_name\":\"acme/api\","
        + "\"html_url\":\"https://github.com/acme/api\"}}";
  }
}
