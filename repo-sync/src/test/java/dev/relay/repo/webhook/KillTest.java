package dev.relay.repo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Stores;
import dev.relay.repo.webhook.WebhookExamples.Example;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random: what was acknowledged is there, and counted once. */
class KillTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path dir;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReference<URI> address = new AtomicReference<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile boolean done;
  private List<Example> bodies =
      List.of(new Example("issues", "{\"action\":\"opened\",\"issue\":{\"number\":1}}"));

  @Test
  void losesNothingThatWasAcknowledged() throws Exception {
    run(Integer.getInteger("kills", 3), Long.getLong("seed", System.nanoTime()));
  }

  /** With what GitHub really sent, one after the other and over again. */
  @Test
  @Tag("bench")
  void losesNothingOverManyKills() throws Exception {
    assertThat(WebhookExamples.areHere()).isTrue();
    bodies = WebhookExamples.all();
    assertThat(bodies).hasSize(329);
    run(Integer.getInteger("kills", 50), Long.getLong("seed", System.nanoTime()));
  }

  private void run(int kills, long seed) throws Exception {
    var random = new Random(seed);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(this::sendUntilDone);
      }
      try {
        for (int i = 0; i < kills; i++) {
          liveAndDie(random);
        }
      } finally {
        done = true;
      }
    }
    var sent = acknowledged.size();
    System.out.printf(
        "%d kills over %d payloads, %d acknowledged, seed %d%n", kills, bodies.size(), sent, seed);
    assertThat(sent).isPositive();
    try (var databases = Stores.open(new RelayHome(dir), Settings.of(Map.of()))) {
      var database = databases.module("repo");
      settle(database);
      assertEachCountsOnce(database);
    }
  }

  private void liveAndDie(Random random) throws Exception {
    var before = acknowledged.size();
    var child = start();
    try {
      awaitMore(before);
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(500)).toNanos());
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  /** So that every life has something to lose. */
  private void awaitMore(int before) {
    var end = System.nanoTime() + LONG.toNanos();
    while (acknowledged.size() < before + 20) {
      assertThat(System.nanoTime()).as("deliveries are acknowledged").isLessThan(end);
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** Takes in what the last kill left, as the next start does. */
  private static void settle(Database database) throws InterruptedException {
    var events = new RepoEvents(database);
    try (var _ = new Intake(database, events).start()) {
      var end = System.nanoTime() + LONG.toNanos();
      while (count(database, "select count(*) from webhook_delivery where state = 'waiting'") > 0) {
        assertThat(System.nanoTime()).isLessThan(end);
        events.await(events.last(), 1, Duration.ofMillis(100));
      }
    }
    boolean more = true;
    while (more) {
      more = events.read("effects", 1000, all -> all.forEach(each -> effect(database, each)));
    }
  }

  private void assertEachCountsOnce(Database database) {
    var stored =
        database
            .client()
            .sql("select delivery_id from webhook_delivery")
            .query((row, _) -> row.getString(1))
            .list();
    assertThat(stored).containsAll(acknowledged).doesNotHaveDuplicates();
    var perDelivery = "select count(*) from repo_event group by delivery having count(*) <> 1";
    assertThat(database.client().sql(perDelivery).query(Long.class).list()).isEmpty();
    var other = "select count(*) from webhook_delivery where state not in ('read', 'ignored')";
    assertThat(count(database, other)).isZero();
    var read = count(database, "select count(*) from webhook_delivery where state = 'read'");
    assertThat(read).isPositive();
    assertThat(count(database, "select count(*) from repo_event")).isEqualTo(read);
    assertThat(count(database, "select count(*) from kill_effect")).isEqualTo(read);
    assertThat(count(database, "select count(distinct seq) from kill_effect")).isEqualTo(read);
  }

  private static void effect(Database database, Happened happened) {
    database
        .client()
        .sql("insert into kill_effect (seq) values (?)")
        .param(happened.seq())
        .update();
  }

  private static long count(Database database, String sql) {
    return database.client().sql(sql).query(Long.class).single();
  }

  /** As hosts do that try again: the same id until somebody acknowledges it. */
  private void sendUntilDone() {
    while (!done) {
      var n = next.incrementAndGet();
      var id = "kill-" + n;
      var example = bodies.get(n % bodies.size());
      while (!done && !acknowledged.contains(id)) {
        if (send(id, example)) {
          acknowledged.add(id);
        }
      }
    }
  }

  private boolean send(String id, Example example) {
    var to = address.get();
    if (to == null) {
      LockSupport.parkNanos(5_000_000);
      return false;
    }
    var sender = new Sender(http, to, WebhookServer.DEFAULT_SECRET);
    var body = "{\"sent\":\"" + id + "\"," + example.body().substring(1); // each another one
    try {
      var request = sender.asGitHub("/webhooks/github", id, example.event(), body);
      request.timeout(Duration.ofSeconds(2));
      return http.send(request.build(), BodyHandlers.discarding()).statusCode() == 202;
    } catch (IOException e) {
      LockSupport.parkNanos(5_000_000); // killed
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Process start() throws Exception {
    var child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                KilledServer.class.getName(),
                dir.toString())
            .redirectErrorStream(true)
            .start();
    var ready = new CountDownLatch(1);
    var said = new AtomicReference<>("");
    Thread.ofVirtual().start(() -> listen(child.inputReader(), ready, said));
    assertThat(ready.await(LONG.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
        .as(said::get)
        .isTrue();
    return child;
  }

  private void listen(BufferedReader output, CountDownLatch ready, AtomicReference<String> said) {
    output
        .lines()
        .forEach(line -> {
          said.accumulateAndGet(line, (before, now) -> before + "\n" + now);
          if (line.startsWith("port ")) {
            address.set(URI.create("http://127.0.0.1:" + line.substring(5) + "/"));
            ready.countDown();
          }
        });
  }
}
