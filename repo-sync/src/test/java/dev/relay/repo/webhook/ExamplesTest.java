package dev.relay.repo.webhook;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import dev.relay.repo.webhook.WebhookExamples.Example;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All 329 payloads through the real endpoint. */
@WebhookExamples.Needed
class ExamplesTest {
  private static final Set<String> KNOWN =
      Set.of(
          "push",
          "pull_request",
          "issues",
          "release",
          "deployment",
          "deployment_status",
          "check_run",
          "check_suite",
          "workflow_run",
          "status",
          "repository",
          "ping");

  private List<Example> examples;
  private Databases databases;
  private RepoEvents events;
  private Intake intake;
  private WebhookServer server;
  private Sender sender;

  @BeforeEach
  void start() throws Exception {
    examples = WebhookExamples.all();
    databases = TestPostgres.fresh();
    events = new RepoEvents(databases.module("repo"));
    intake = new Intake(databases.module("repo"), events).start();
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
  void allAreTakenAndThoseThatMatterAreUnderstood() throws Exception {
    assertThat(examples).hasSize(329);
    for (int i = 0; i < examples.size(); i++) {
      var example = examples.get(i);
      var answer = sender.gitHub("example-" + i, example.event(), example.body());
      assertThat(answer.statusCode()).as(example.event()).isEqualTo(202);
    }
    assertThat(server.stored()).hasSize(329);
    var told = told();
    var expected =
        examples.stream()
            .map(Example::event)
            .filter(KNOWN::contains)
            .collect(groupingBy(event -> event, counting()));
    assertThat(told.stream().collect(groupingBy(each -> each.name().split("\\.")[0], counting())))
        .isEqualTo(expected);
    assertThat(expected.values().stream().mapToLong(count -> count).sum()).isEqualTo(130);
    assertThat(told).allSatisfy(ExamplesTest::isUnderstood);
  }

  /** Every fact that the readers ask for is there, as real payloads have it. */
  private static void isUnderstood(Happened happened) {
    switch (happened.event()) {
      case RepoEvent.Pushed pushed -> {
        assertThat(pushed.ref()).startsWith("refs/");
        assertThat(pushed.before()).matches("[0-9a-f]{40}");
        assertThat(pushed.after()).matches("[0-9a-f]{40}");
      }
      case RepoEvent.PullRequestChanged request -> {
        assertThat(request.number()).isPositive();
        assertThat(request.head()).matches("[0-9a-f]{40}");
        assertThat(request.branch()).isNotEmpty();
        assertThat(request.into()).isNotEmpty();
      }
      case RepoEvent.IssueChanged issue -> assertThat(issue.number()).isPositive();
      case RepoEvent.Released release -> assertThat(release.tag()).isNotEmpty();
      case RepoEvent.Deployed deployed -> {
        assertThat(deployed.environment()).isNotEmpty();
        assertThat(deployed.sha()).matches("[0-9a-f]{40}");
      }
      case RepoEvent.Checked checked -> {
        assertThat(checked.sha()).matches("[0-9a-f]{40}");
        assertThat(checked.check()).isNotEmpty();
      }
      case RepoEvent.RepositoryChanged changed -> assertThat(changed.defaultBranch()).isNotEmpty();
      case RepoEvent.Pinged _ -> assertThat(happened.name()).isEqualTo("ping");
    }
    if (!(happened.event() instanceof RepoEvent.Pinged)) {
      assertThat(happened.source().server()).matches("https?://github\\.com");
      assertThat(happened.source().repository()).contains("/");
      assertThat(happened.source().repositoryId()).isPresent();
    }
  }

  @Test
  void noneIsTakenWithAnotherSecretOrWhenAByteIsChanged() {
    var other = new Sender(server.uri("/"), "another secret");
    for (int i = 0; i < examples.size(); i++) {
      var example = examples.get(i);
      var answer = other.gitHub("example-" + i, example.event(), example.body());
      assertThat(answer.statusCode()).as(example.event()).isEqualTo(401);
      var changed = sender.asGitHub("/webhooks/github", "e" + i, example.event(), example.body());
      changed.setHeader("X-Hub-Signature-256", sender.signature(example.body() + "\n"));
      assertThat(sender.send(changed).statusCode()).as(example.event()).isEqualTo(401);
    }
    assertThat(server.stored()).isEmpty();
  }

  private List<Happened> told() throws InterruptedException {
    var all = new ArrayList<Happened>();
    while (all.size() < 130) {
      var more = events.await(all.isEmpty() ? 0 : all.getLast().seq(), 100, Duration.ofSeconds(20));
      assertThat(more).as("events after %s", all.size()).isNotEmpty();
      all.addAll(more);
    }
    return all;
  }
}
