package dev.relay.repo.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.home.Keys;
import dev.relay.repo.home.Settings;
import dev.relay.repo.host.github.GitHubInTests;
import dev.relay.repo.host.gitlab.GitLabInTests;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Adding, renewing and removing hooks, and what an outage leaves behind. */
class HooksAtHostTest {
  private Databases databases;
  private RepoEvents events;
  private Intake intake;
  private WebhookServer server;
  private FakeGitHub gitHub;
  private List<HookHost> hosts;

  @BeforeEach
  void start() {
    databases = TestPostgres.fresh();
    events = new RepoEvents(databases.module("repo"));
    intake = new Intake(databases.module("repo"), events).start();
    server = new WebhookServer(databases, 0, intake::wake);
    gitHub = new FakeGitHub();
    var settings = Settings.of(Map.of("GITHUB_SERVER_URL", gitHub.url()));
    Keys keys = name -> Optional.of(FakeGitHub.TOKEN).filter(_ -> name.equals("GH_TOKEN"));
    hosts = List.of(GitHubInTests.hooks(settings, keys), GitLabInTests.hooks(settings, keys));
  }

  @AfterEach
  void stop() {
    server.close();
    intake.close();
    gitHub.close();
    databases.close();
  }

  @Test
  void addsAHookPingsItAndSaysWhatCameBack() {
    var added = desk().add(gitHub.url() + "/acme/api");
    assertThat(added.sentence()).isEqualTo("GitHub reaches Relay: its ping for acme/api arrived.");
    var hook = added.hook().orElseThrow();
    assertThat(hook.scope()).isEqualTo("acme/api");
    var there = gitHub.config(hook.remoteId().orElseThrow());
    assertThat(there.scope()).isEqualTo("repos/acme/api");
    assertThat(there.url()).isEqualTo(server.uri("/webhooks/github?hook=" + hook.id()).toString());
    assertThat(there.secret()).matches("[0-9a-f]{64}");
    assertThat(sealed()).doesNotContain(there.secret());
  }

  @Test
  void addsOneForAnOrganisation() {
    var added = desk().add(gitHub.url() + "/acme");
    assertThat(added.sentence()).startsWith("GitHub reaches Relay");
    assertThat(gitHub.hooks().values().iterator().next().scope()).isEqualTo("orgs/acme");
    assertThat(happen("one", "acme/web")).isEqualTo(202);
    assertThat(happen("two", "other/web")).isEqualTo(401);
  }

  @Test
  void saysThatItPollsWhereNobodyCanReachIt() {
    var desk = desk(Optional.empty());
    var added = desk.add(gitHub.url() + "/acme/api");
    assertThat(added.hook()).isEmpty();
    assertThat(added.sentence()).contains("every 5 minutes: set WEBHOOK_URL");
    assertThat(gitHub.calls).isEmpty();
    assertThat(desk.all()).isEmpty();
  }

  @Test
  void saysWhenThePingDoesNotArrive() {
    var desk = desk(Optional.of("http://127.0.0.1:1"));
    var added = desk.add(gitHub.url() + "/acme/api");
    assertThat(added.sentence())
        .isEqualTo(
            "GitHub could not deliver its ping: nothing answers there; see that WEBHOOK_URL leads"
                + " to Relay.");
  }

  @Test
  void keepsNoHookThatTheHostRefused() {
    gitHub.refuseAllWith(403);
    var desk = desk();
    assertThatThrownBy(() -> desk.add(gitHub.url() + "/acme/api"))
        .isInstanceOf(HookFailure.class)
        .hasMessageContaining("does not let this token manage webhooks");
    assertThat(desk.all()).isEmpty();
    gitHub.refuseAllWith(404);
    assertThatThrownBy(() -> desk.add(gitHub.url() + "/acme/api"))
        .hasMessageContaining("shows no such repository");
    gitHub.refuseAllWith(429);
    assertThatThrownBy(() -> desk.add(gitHub.url() + "/acme/api"))
        .hasMessageContaining("allows no more requests for now");
    gitHub.refuseAllWith(500);
    assertThatThrownBy(() -> desk.add(gitHub.url() + "/acme/api"))
        .hasMessageContaining("answered 500");
  }

  @Test
  void sendsNoTokenToAServerThatNobodyNamed() {
    assertThatThrownBy(() -> desk().add("https://evil.example.com/acme/api"))
        .hasMessageStartingWith("Relay knows no host at https://evil.example.com");
    assertThatThrownBy(() -> desk().add("../../etc")).hasMessageContaining("is no repository");
    assertThatThrownBy(() -> desk().add("acme/api?x=1")).hasMessageContaining("is no repository");
    assertThat(gitHub.calls).isEmpty();
  }

  @Test
  void makesNoSecondHookForTheSame() {
    var desk = desk();
    desk.add(gitHub.url() + "/acme/api");
    assertThatThrownBy(() -> desk.add(gitHub.url() + "/Acme/API.git"))
        .hasMessageContaining("has a webhook already");
    assertThat(gitHub.hooks()).hasSize(1);
  }

  @Test
  void rotatesASecretWithoutAGap() {
    var desk = desk();
    var hook = desk.add(gitHub.url() + "/acme/api").hook().orElseThrow();
    var old = gitHub.config(hook.remoteId().orElseThrow());
    desk.rotate(hook.id(), Duration.ofHours(1));
    var renewed = gitHub.config(hook.remoteId().orElseThrow());
    assertThat(renewed.secret()).isNotEqualTo(old.secret());
    assertThat(renewed.url()).isEqualTo(old.url());
    assertThat(happen("one", "acme/api")).isEqualTo(202);
    var late = new Sender(server.uri("/"), old.secret());
    var body = "{\"ref\":\"refs/heads/main\"," + gitHub.repository("acme/api") + "}";
    assertThat(late.send(late.asGitHub(old.url(), "two", "push", body)).statusCode())
        .isEqualTo(202);
  }

  @Test
  void removesAHookThereAndHere() {
    var desk = desk();
    var hook = desk.add(gitHub.url() + "/acme/api").hook().orElseThrow();
    desk.remove(hook.id());
    assertThat(gitHub.hooks()).isEmpty();
    assertThat(desk.all()).isEmpty();
    assertThatThrownBy(() -> desk.remove(hook.id())).hasMessageContaining("no such webhook");
  }

  @Test
  void anOutageLosesNothing() {
    desk().add(gitHub.url() + "/acme/api");
    assertThat(happen("before", "acme/api")).isEqualTo(202);
    var port = server.port();
    server.close();
    for (int i = 0; i < 30; i++) {
      assertThat(happen("lost-" + i, "acme/api")).isZero();
    }
    gitHub.pagesOf(7);
    server = new WebhookServer(databases, port, intake::wake);
    gitHub.calls.clear();
    try (var _ = reconciler()) {
      until(() -> server.stored().size() == 32); // with the ping
      assertThat(server.stored()).contains("before", "lost-0", "lost-29").doesNotHaveDuplicates();
      assertThat(gitHub.calls.stream().filter(call -> call.endsWith("/attempts"))).hasSize(30);
    }
  }

  @Test
  void showsTheLastDeliveriesAndHasOneSentAgain() {
    var hook = desk().add(gitHub.url() + "/acme/api").hook().orElseThrow();
    happen("one", "acme/api");
    until(() -> events.last() == 2);
    react(2, "Implement began as task t1.");
    var port = server.port();
    server.close();
    happen("lost", "acme/api");
    server = new WebhookServer(databases, port, intake::wake);
    var deliveries =
        new HookDeliveries(server.hooks, databases.module("repo"), hosts, server.clock);

    var shown = deliveries.of(hook.id());
    assertThat(shown.note()).isEmpty();
    assertThat(shown.deliveries())
        .extracting(each -> each.delivery().replaceFirst("\\d+$", ""))
        .containsExactlyInAnyOrder("lost", "one", "ping-");
    assertThat(shown.deliveries())
        .filteredOn(each -> each.delivery().equals("one"))
        .singleElement()
        .satisfies(each -> {
          assertThat(each.status()).contains(202);
          assertThat(each.happened()).contains("push");
          assertThat(each.told()).containsExactly("Implement began as task t1.");
        });
    var lost = shown.deliveries().stream().filter(each -> !each.stored()).findFirst();
    assertThat(lost.orElseThrow().status()).contains(0);

    var again = deliveries.again(hook.id(), lost.orElseThrow().id().orElseThrow());
    assertThat(again).isEqualTo("GitHub sends it again.");
    assertThat(server.stored()).contains("lost");
    assertThatThrownBy(() -> deliveries.again(hook.id(), "../1"))
        .hasMessageStartingWith("GitHub knows no such delivery any more");
    gitHub.refuseAllWith(500);
    assertThat(deliveries.of(hook.id()).note())
        .contains("GitHub answered 500: try again in a minute.");
    assertThat(deliveries.of(hook.id()).deliveries()).hasSize(3).allMatch(each -> each.stored());
  }

  private void react(long event, String sentence) {
    databases
        .module("repo")
        .client()
        .sql("insert into event_reaction values (?, 'owner', 'shop', 'api', 'implement', 't1', ?)")
        .params(event, sentence)
        .update();
  }

  @Test
  void asksAgainLaterWhenItStillDoesNotArrive() {
    desk().add(gitHub.url() + "/acme/api");
    var port = server.port();
    server.close();
    happen("lost", "acme/api");
    try (var _ = reconciler()) {
      until(() -> attempts() == 1);
    }
    server = new WebhookServer(databases, port, intake::wake);
    makeDue();
    try (var _ = reconciler()) {
      until(() -> gitHub.calls.stream().filter(c -> c.endsWith("/deliveries")).count() >= 2);
    }
    assertThat(attempts()).isEqualTo(1); // ten minutes have not passed
    makeDue();
    server.turnClock(Duration.ofMinutes(11));
    try (var _ = reconciler()) {
      until(() -> server.stored().contains("lost"));
    }
  }

  private long attempts() {
    return List.copyOf(gitHub.calls).stream().filter(call -> call.endsWith("/attempts")).count();
  }

  private void makeDue() {
    databases.module("repo").client().sql("update webhook_hook set sweep_due = now()").update();
  }

  private Reconciler reconciler() {
    return new Reconciler(
            databases.module("repo"), server.hooks, hosts, Duration.ofMinutes(10), server.clock)
        .start();
  }

  private int happen(String guid, String repository) {
    return gitHub.happen(
        guid,
        "push",
        "{\"ref\":\"refs/heads/main\",\"id\":\""
            + guid
            + "\","
            + gitHub.repository(repository)
            + "}");
  }

  private HookDesk desk() {
    return desk(Optional.of(server.uri("").toString()));
  }

  private HookDesk desk(Optional<String> base) {
    var address = new PublicAddress(base, Duration.ofMinutes(5));
    var workspaces = new Workspaces(databases.module("repo"));
    return new HookDesk(server.hooks, server.secrets, hosts, workspaces, address, server.clock);
  }

  private String sealed() {
    return databases
        .module("repo")
        .client()
        .sql("select encode(sealed, 'escape') from webhook_secret")
        .query((row, _) -> row.getString(1))
        .single();
  }

  private static void until(BooleanSupplier condition) {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for long enough").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
