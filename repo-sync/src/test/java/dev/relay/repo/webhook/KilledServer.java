package dev.relay.repo.webhook;

import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * The endpoint, what reads deliveries and one reader of events, on the PostgreSQL that users get; a
 * process of its own, to be killed. Prints its port when it answers.
 */
final class KilledServer {
  private KilledServer() {}

  /** What the reader does: a row per event, with nothing that would hide a second one. */
  static final String EFFECTS = "create table if not exists kill_effect (seq bigint not null)";

  public static void main(String[] arguments) throws Exception {
    var home = new RelayHome(Path.of(arguments[0])).create();
    try (var databases = Stores.open(home, Settings.of(Map.of()))) {
      var database = databases.module("repo");
      database.client().sql(EFFECTS).update();
      var events = new RepoEvents(database);
      try (var intake = new Intake(database, events).start();
          var server = new WebhookServer(databases, 0, intake::wake)) {
        System.out.println("port " + server.port());
        while (true) {
          read(database, events);
        }
      }
    }
  }

  private static void read(Database database, RepoEvents events) throws InterruptedException {
    var any =
        events.read("effects", 100, happened -> happened.forEach(each -> effect(database, each)));
    if (!any) {
      events.await(events.last(), 1, Duration.ofMillis(200));
    }
  }

  private static void effect(Database database, Happened happened) {
    database
        .client()
        .sql("insert into kill_effect (seq) values (?)")
        .param(happened.seq())
        .update();
  }
}
