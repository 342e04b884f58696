package dev.relay.repo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From what a host sends over HTTP to what a reader gets. */
class EventsTest {
  private static final String API =
      """
      "repository":{"id":7,"full_name":"acme/api","html_url":"https://github.com/acme/api",\
      "default_branch":"main"}\
      """;
  private static final String ZEROS = "0".repeat(40);

  private Databases databases;
  private RepoEvents events;
  private Intake intake;
  private WebhookServer server;
  private Sender sender;

  @BeforeEach
  void start() {
    databases = TestPostgres.fresh();
    var database = databases.module("repo");
    events = new RepoEvents(database);
    intake = new Intake(database, events).start();
    server = new WebhookServer(databases, 0, intake::wake);
    sender = new Sender(server.uri("/"), WebhookServer.DEFAULT_SECRET);
  }

  @AfterEach
  void stop() {
    server.close();
    intake.close();
    databases.close();
  }

  @Test
  void tellsAPush() throws Exception {
    var at = Instant.now().minusSeconds(1);
    var event =
        told("push", "{\"ref\":\"refs/heads/main\",\"before\":\"a\",\"after\":\"b\"," + API + "}");
    assertThat(event.name()).isEqualTo("push");
    assertThat(event.at()).isAfter(at);
    assertThat(event.source())
        .isEqualTo(new Source(HostKind.GITHUB, "https://github.com", "acme/api", Optional.of(7L)));
    assertThat(event.event()).isEqualTo(new RepoEvent.Pushed("refs/heads/main", "a", "b", false));
  }

  @Test
  void tellsADeletedBranchAndAForcedPush() throws Exception {
    var deleted =
        told(
            "push",
            "{\"ref\":\"refs/heads/old\",\"before\":\"a\",\"after\":\""
                + ZEROS
                + "\","
                + API
                + "}");
    var pushed = (RepoEvent.Pushed) deleted.event();
    assertThat(pushed.deleted()).isTrue();
    assertThat(pushed.branch()).contains("old");
    var forced =
        told(
            "push",
            "{\"ref\":\"refs/heads/main\",\"before\":\"a\",\"after\":\"c\",\"forced\":true,"
                + API
                + "}");
    assertThat(((RepoEvent.Pushed) forced.event()).forced()).isTrue();
  }

  @Test
  void tellsARenamedDefaultBranch() throws Exception {
    var event =
        told(
            "repository",
            "{\"action\":\"edited\",\"changes\":{\"default_branch\":{\"from\":\"master\"}},"
                + API
                + "}");
    assertThat(event.name()).isEqualTo("repository.edited");
    assertThat(event.event()).isEqualTo(new RepoEvent.RepositoryChanged(Optional.empty(), "main"));
  }

  @Test
  void tellsWhatARenamedOrTransferredRepositoryWasCalled() throws Exception {
    var renamed =
        told(
            "repository",
            "{\"action\":\"renamed\",\"changes\":{\"repository\":{\"name\":{\"from\":\"old-api\"}}},"
                + API
                + "}");
    assertThat(renamed.event())
        .isEqualTo(new RepoEvent.RepositoryChanged(Optional.of("acme/old-api"), "main"));
    var transferred =
        told(
            "repository",
            "{\"action\":\"transferred\",\"changes\":{\"owner\":{\"from\":{\"user\":"
                + "{\"login\":\"jo\"}}}},"
                + API
                + "}");
    assertThat(transferred.event())
        .isEqualTo(new RepoEvent.RepositoryChanged(Optional.of("jo/api"), "main"));
  }

  @Test
  void aRenamedRepositoryKeepsItsHook() throws Exception {
    server.hooks.add(
        new Hook(
            "h1",
            HostKind.GITHUB,
            "https://github.com",
            "acme/old-api",
            Optional.empty(),
            Optional.empty(),
            Instant.EPOCH,
            Optional.empty()),
        "its own");
    var own = new Sender(server.uri("/"), "its own");
    var ping = "{\"zen\":\"\"," + API.replace("acme/api", "acme/old-api") + "}";
    assertThat(send(own, "one", "ping", ping)).isEqualTo(202);
    assertThat(events.await(0, 10, Duration.ofSeconds(20))).hasSize(1);
    assertThat(server.hooks.find("h1").orElseThrow().repositoryId()).contains(7L);
    server.secrets.forget();
    assertThat(send(own, "two", "push", "{\"ref\":\"refs/heads/main\"," + API + "}"))
        .isEqualTo(202);
    var another = API.replace("\"id\":7", "\"id\":8");
    assertThat(send(own, "three", "push", "{\"ref\":\"refs/heads/main\"," + another + "}"))
        .isEqualTo(401);
  }

  private int send(Sender own, String id, String event, String body) {
    return own.send(own.asGitHub("/webhooks/github?hook=h1", id, event, body)).statusCode();
  }

  @Test
  void tellsTheSameBodyOnceThoughItComesUnderAnotherId() throws Exception {
    var opened = "{\"action\":\"opened\",\"issue\":{\"number\":3}," + API + "}";
    sender.gitHub("one", "issues", opened);
    sender.gitHub("two", "issues", opened);
    sender.gitHub("three", "issues", opened.replace("3", "4"));
    assertThat(until(2))
        .extracting(Happened::name)
        .containsExactly("issues.opened", "issues.opened");
    assertThat(server.stored()).hasSize(3);
    assertThat(states()).containsExactly("read", "read", "read");
  }

  @Test
  void storesAndIgnoresWhatItHasNoUseFor() throws Exception {
    sender.gitHub("one", "star", "{\"action\":\"created\"," + API + "}");
    sender.gitHub("two", "ping", "{\"zen\":\"x\"}");
    assertThat(until(1)).extracting(Happened::name).containsExactly("ping");
    assertThat(states()).containsExactly("ignored", "read");
  }

  @Test
  void nothingInAPayloadStopsTheOnesAfterIt() throws Exception {
    sender.gitHub("one", "push", "{\"ref\":\"a\\u0000b\\ud800\"," + API + "}");
    sender.gitHub("two", "push", "{\"ref\":7,\"before\":{},\"repository\":[]}");
    sender.gitHub("three", "issues", "{\"action\":\"opened\",\"issue\":{\"number\":1e400}}");
    sender.gitHub("four", "ping", "{}");
    assertThat(until(4)).extracting(Happened::name).endsWith("ping");
  }

  @Test
  void tellsGitLabsEventsInTheSameWords() throws Exception {
    gitLab("one", "Push Hook", "{\"object_kind\":\"push\",\"ref\":\"refs/heads/main\"}");
    gitLab(
        "two",
        "Merge Request Hook",
        "{\"object_kind\":\"merge_request\",\"object_attributes\":{\"iid\":5,\"action\":\"open\","
            + "\"source_branch\":\"f\",\"target_branch\":\"main\",\"last_commit\":{\"id\":\"c\"}}}");
    gitLab(
        "three",
        "Pipeline Hook",
        "{\"object_kind\":\"pipeline\",\"object_attributes\":{\"sha\":\"c\",\"status\":\"failed\"}}");
    gitLab(
        "four",
        "System Hook",
        "{\"event_name\":\"project_rename\",\"project_id\":9,"
            + "\"path_with_namespace\":\"acme/api\",\"old_path_with_namespace\":\"acme/old\"}");
    var told = until(4);
    assertThat(told)
        .extracting(Happened::name)
        .containsExactly(
            "push", "pull_request.opened", "workflow_run.completed", "repository.renamed");
    assertThat(told.get(1).event())
        .isEqualTo(new RepoEvent.PullRequestChanged(5, "c", "f", "main", false));
    assertThat(told.get(2).event()).isEqualTo(new RepoEvent.Checked("pipeline", "c", "failure"));
    assertThat(told.get(3).source().repository()).isEqualTo("acme/api");
  }

  @Test
  void aReaderGetsEachOnceAndAgainWhenItsWorkFails() throws Exception {
    sender.gitHub("one", "ping", "{}");
    until(1);
    org.assertj.core.api.Assertions.assertThatIllegalStateException()
        .isThrownBy(() ->
            events.read(
                "r",
                10,
                _ -> {
                  throw new IllegalStateException("the work fails");
                }));
    assertThat(events.read("r", 10, read -> assertThat(read).hasSize(1))).isTrue();
    assertThat(events.read("r", 10, _ -> {})).isFalse();
    assertThat(events.read("another", 10, _ -> {})).isTrue();
  }

  private void gitLab(String id, String event, String body) {
    var answer = sender.send(sender.asGitLab("/webhooks/gitlab", id, event, body));
    assertThat(answer.statusCode()).isEqualTo(202);
  }

  private Happened told(String event, String body) throws InterruptedException {
    var last = events.last();
    var id = event + last;
    assertThat(sender.gitHub(id, event, body).statusCode()).isEqualTo(202);
    return events.await(last, 1, Duration.ofSeconds(20)).getFirst();
  }

  private List<Happened> until(int count) throws InterruptedException {
    var end = Instant.now().plusSeconds(20);
    var found = events.after(0, 100);
    while ((found.size() < count || states().contains("waiting")) && Instant.now().isBefore(end)) {
      events.await(events.last(), 1, Duration.ofMillis(50));
      found = events.after(0, 100);
    }
    assertThat(found).hasSize(count);
    return found;
  }

  private List<String> states() {
    return databases
        .module("repo")
        .client()
        .sql("select state from webhook_delivery order by seq")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
