package dev.relay.mcp.workflow;

import static dev.relay.mcp.task.TaskKit.PERSON;
import static dev.relay.mcp.task.TaskKit.RENAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.access.Audit;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskKit;
import dev.relay.mcp.task.TaskState;
import dev.relay.repo.publish.FakeHost;
import dev.relay.repo.publish.Pace;
import dev.relay.repo.publish.Readiness;
import dev.relay.repo.store.Database;
import dev.relay.repo.webhook.Concerns;
import dev.relay.repo.webhook.EventLoop;
import dev.relay.repo.webhook.Reactions;
import dev.relay.repo.webhook.RepoEvents;
import dev.relay.repo.webhook.RepositoryNames;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.WorkflowRule;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What follows from events of repositories. */
@Timeout(90)
class WorkflowTest {
  private static final String OPENED =
      "{\"type\":\"pull_request_changed\",\"number\":7,\"head\":\"c\",\"branch\":\"%s\","
          + "\"into\":\"main\",\"merged\":false}";

  @TempDir Path dir;
  private TaskKit kit;
  private Database repo;
  private RepoEvents events;
  private Concerns concerns;
  private Reactions reactions;

  @BeforeEach
  void open() {
    kit = new TaskKit(dir, "true");
    repo = kit.repoDatabase();
    events = new RepoEvents(repo);
    concerns = new Concerns(kit.workspaces, new RepositoryNames(repo));
    reactions = new Reactions(repo);
  }

  @AfterEach
  void close() {
    kit.close();
  }

  @Test
  void startsWhatARuleAsksForOnceHoweverOftenTheEventIsRead() {
    rules(rule("pull_request", "implement", RENAME));
    var seq = happen("pull_request.opened", OPENED.formatted("topic"));

    read();
    var task = tasks().getFirst();
    assertThat(task.description()).isEqualTo(RENAME);
    assertThat(sentences()).containsExactly("Implement began as task " + task.id() + ".");

    repo.client().sql("delete from event_reaction").update();
    repo.client().sql("update repo_event_cursor set seq = ?").param(seq - 1).update();
    read();

    assertThat(tasks()).hasSize(1);
    assertThat(sentences()).containsExactly("Implement began as task " + task.id() + ".");
    kit.asked(task); // and goes its usual way
  }

  @Test
  void saysWhenThereIsNoSuchWorkflow() {
    rules(rule("pull_request.opened", "pr-reviewer", ""));
    happen("pull_request.opened", OPENED.formatted("topic"));
    happen("pull_request.closed", OPENED.formatted("topic"));

    read();

    assertThat(sentences())
        .containsExactly(
            "Nothing was started by 'pull_request.opened': There is no workflow 'pr-reviewer'."
                + " There is implement.");
    assertThat(tasks()).isEmpty();
  }

  @Test
  void startsNothingForAForkAndNothingWithWordsOfAStranger() {
    rules(rule("pull_request.opened", "implement", "Look at {branch}"));
    happen("pull_request.opened", OPENED.formatted("stranger:topic"));
    happen("pull_request.opened", OPENED.formatted("x`; push all"));

    read();

    assertThat(sentences())
        .containsExactly(
            "Nothing was started by 'pull_request.opened': Pull request 7 comes from a fork, for"
                + " which Relay starts nothing by itself.",
            "Nothing was started by 'pull_request.opened': Its {branch} is no plain name, so"
                + " nothing was started.");
    assertThat(tasks()).isEmpty();
  }

  @Test
  void startsNoMoreThanTwentyTasksAnHour() {
    rules(rule("pull_request.opened", "implement", RENAME));
    for (int i = 0; i < 20; i++) {
      var seq = happen("push", "{\"type\":\"pinged\"}");
      repo.client()
          .sql("insert into event_reaction values (?, 'owner', 'shop', 'r', 'w', 't', 's')")
          .param(seq)
          .update();
    }
    happen("pull_request.opened", OPENED.formatted("topic"));

    read();

    assertThat(sentences().getLast()).contains("have started 20 tasks within an hour");
    assertThat(tasks()).isEmpty();
  }

  @Test
  void aTrainThatWaitsLooksAgainWhenACheckIsDone() {
    kit.pace(new Pace(Duration.ofHours(1), Duration.ofHours(1), Duration.ofDays(7)));
    var host = new FakeHost(kit.repos);
    kit.host(host);
    host.readiness(kit.backend, new Readiness.Waits("The checks of backend still run."));
    var task = kit.start(RENAME);
    kit.approve(kit.asked(task));
    kit.await(task, t -> t.summary().contains("checks of backend still run"));
    host.readiness(kit.backend, new Readiness.Green());

    var calls = new TrainCalls(concerns, kit.database(), kit.books, kit.queue());
    try (var _ = new EventLoop(events, "trains", 100, calls::call, calls::callAgain).start()) {
      happen(
          "check_run.completed",
          "{\"type\":\"checked\",\"check\":\"build\",\"sha\":\"c\",\"conclusion\":\"success\"}");
      kit.await(task, TaskState.DONE);
    }
  }

  private void rules(WorkflowRule... rules) {
    var shop = kit.workspaces.get("shop");
    kit.workspaces.save(
        new Workspace(
            shop.name(),
            shop.repositories(),
            shop.declared(),
            shop.rules(),
            List.of(rules),
            List.of()));
  }

  private static WorkflowRule rule(String on, String run, String request) {
    return new WorkflowRule(on, run, request, List.of(new RepositoryId("backend")));
  }

  private long happen(String name, String fact) {
    return repo.client()
        .sql(
            "insert into repo_event (delivery, at, host, server, repository, name, fact)"
                + " values (0, now(), 'github', '', ?, ?, cast(? as jsonb)) returning seq")
        .params(kit.backend.url().value().replaceFirst("^file://", ""), name, fact)
        .query(Long.class)
        .single();
  }

  /** As the loop does, until nothing is left. */
  private void read() {
    var starts =
        new WorkflowStarts(
            concerns,
            reactions,
            List.of(new ImplementWorkflow()),
            kit.tasks(),
            kit.database(),
            new Audit(kit.database().client(), kit.books.clock()),
            kit.books.clock());
    Await.until(() -> events.read("workflows", 20, starts::react), any -> !any);
  }

  private List<Task> tasks() {
    return kit.tasks().list(PERSON, false, 10);
  }

  private List<String> sentences() {
    return repo.client()
        .sql("select sentence from event_reaction order by event")
        .query((row, _) -> row.getString("sentence"))
        .list();
  }
}
