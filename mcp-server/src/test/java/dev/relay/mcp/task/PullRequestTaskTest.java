package dev.relay.mcp.task;

import static dev.relay.mcp.task.TaskKit.PERSON;
import static dev.relay.mcp.task.TaskKit.RENAME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.task.TaskEvent.Landed;
import dev.relay.mcp.task.TaskEvent.PullRequest;
import dev.relay.repo.git.Repos;
import dev.relay.repo.publish.FakeHost;
import dev.relay.repo.publish.Readiness;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Landing by pull requests, which takes as long as checks and people take. */
@Timeout(90)
class PullRequestTaskTest {
  private static final Readiness RUNNING = new Readiness.Waits("The checks of backend still run.");
  @TempDir Path dir;
  private TaskKit kit;
  private FakeHost host;

  @BeforeEach
  void open() {
    kit = new TaskKit(dir, "echo '# pass 3'; echo '# fail 0'; ! test -e broken");
    host = new FakeHost(kit.repos);
    kit.host(host);
  }

  @AfterEach
  void close() {
    kit.close();
  }

  private Task approved() {
    var task = kit.start(RENAME);
    kit.approve(kit.asked(task));
    return task;
  }

  private Task waiting() {
    host.readiness(kit.backend, RUNNING);
    var task = approved();
    return kit.await(task, t -> t.summary().contains("checks of backend still run"));
  }

  @Test
  void tellsOfEachPullRequestOnceAndOfItsMerge() {
    var task = approved();
    kit.await(task, TaskState.DONE);

    assertThat(kit.facts(task, PullRequest.class))
        .extracting(p -> p.repository() + " " + p.number() + " " + p.state())
        .containsExactly(
            "shared-api 1 open",
            "backend 2 draft",
            "frontend 3 draft",
            "backend 2 open",
            "frontend 3 open");
    assertThat(kit.facts(task, Landed.class))
        .extracting(Landed::link)
        .containsExactly(
            "https://host.example/shared-api/pull/1",
            "https://host.example/backend/pull/2",
            "https://host.example/frontend/pull/3");
    assertThat(kit.events(task))
        .extracting(TaskEvent::sentence)
        .contains(
            "Pull request 2 of backend is a draft until shared-api has landed.",
            "Pull request 2 of backend is open.");
  }

  @Test
  void waitsForChecksWithoutWorkingAndGoesOnAfterARestart() {
    var task = waiting();
    assertThat(task.state()).isEqualTo(TaskState.MERGING);
    assertThat(task.summary())
        .isEqualTo("The checks of backend still run. frontend waits for backend.");

    kit.restart();
    host.readiness(kit.backend, new Readiness.Green());

    kit.await(task, TaskState.DONE);
    assertThat(host.effects()).doesNotHaveDuplicates().endsWith("merge frontend");
  }

  @Test
  void canBeStoppedWhileItWaitsAndGoneOnWith() {
    var task = waiting();

    kit.tasks().cancel(task.id(), PERSON);

    host.readiness(kit.backend, new Readiness.Green());
    assertThat(kit.await(task, TaskState.FAILED).summary())
        .isEqualTo(
            "Stopped; what is open on the host stays open. Say publish again to go on, or undo to"
                + " take back what has landed.");
    assertThat(host.effects()).doesNotContain("merge backend");
    kit.tasks().resume(task.id(), PERSON);
    kit.await(task, TaskState.DONE);
    assertThat(host.effects()).endsWith("merge frontend");
  }

  @Test
  void asksForATapWhereABranchIsProtected() {
    var task = waiting();
    host.protect();
    kit.database().client().sql("UPDATE approval SET tapped = false").update();
    host.readiness(kit.backend, new Readiness.Green());

    var again = kit.asked(task);

    assertThat(again.fresh())
        .containsExactly(
            "backend's host protects the branch, so merging there takes your tap on Relay's page.");
    assertThat(host.effects()).doesNotContain("merge backend");
    kit.approve(again);
    kit.await(task, TaskState.DONE);
    assertThat(host.effects()).filteredOn(e -> e.startsWith("open")).hasSize(3);
  }

  @Test
  void stopsAtARedCheckAndOffersToGoOnOrBack() {
    host.readiness(kit.backend, new Readiness.Red("The check 'build' of backend failed."));
    var task = approved();

    assertThat(kit.await(task, TaskState.FAILED).summary())
        .isEqualTo(
            "The check 'build' of backend failed. shared-api has landed. Say publish again to go on,"
                + " or undo to take back what has landed.");

    host.readiness(kit.backend, new Readiness.Green());
    kit.tasks().resume(task.id(), PERSON);
    kit.await(task, TaskState.DONE);
    assertThat(kit.facts(task, Landed.class)).hasSize(3);
  }

  @Test
  void takesBackWhatLandedByPullRequestsInReverseOnceThatIsApproved() {
    host.readiness(kit.frontend, new Readiness.Red("The check 'build' of frontend failed."));
    var task = approved();
    kit.await(task, TaskState.FAILED);
    host.forget();

    var undo = kit.tasks().undo(null, PERSON);
    var approval = kit.asked(undo);
    assertThat(host.effects()).isEmpty();
    kit.approve(approval);
    kit.await(undo, TaskState.DONE);

    assertThat(host.effects())
        .filteredOn(e -> !e.startsWith("describe"))
        .containsExactly(
            "open backend",
            "open shared-api draft",
            "merge backend",
            "ready shared-api",
            "merge shared-api");
    assertThat(kit.repos.show(kit.api, "User.java")).contains("userName");
    assertThat(kit.repos.show(kit.backend, "a.txt")).contains("getUserName");
  }

  @Test
  void mergesOntoWhatIsNewInOtherFilesWhenTheTestsPassWithIt() {
    var task = waiting();
    kit.repos.commit(kit.backend, "somebody else", Map.of("b.txt", "something\n"));
    host.readiness(kit.backend, new Readiness.Green());

    kit.await(task, TaskState.DONE);

    assertThat(kit.events(task))
        .extracting(TaskEvent::sentence)
        .contains(
            "backend has new commits in other files; I test the change again on top of them.");
    assertThat(kit.repos.show(kit.backend, "b.txt")).isEqualTo("something");
    assertThat(kit.repos.show(kit.backend, "a.txt")).contains("getDisplayName");
    var approved = kit.facts(task, PullRequest.class).size();
    assertThat(approved).isEqualTo(5);
    assertThat(Repos.run(kit.repos.bare("backend"), "rev-list", "--count", "main")).isEqualTo("4");
  }

  @Test
  void asksAgainWhenTheTestsFailWithWhatIsNew() {
    var task = waiting();
    kit.repos.commit(kit.backend, "somebody else", Map.of("broken", "yes\n"));
    host.readiness(kit.backend, new Readiness.Green());

    var again = kit.asked(task);

    assertThat(again.plan()).extracting(s -> s.repository()).containsExactly("backend", "frontend");
    assertThat(again.summary()).contains("The tests fail in backend");
    assertThat(again.fresh())
        .containsExactly("backend has new commits underneath; the change itself is the same.");
    assertThat(host.effects()).doesNotContain("merge backend");
  }

  @Test
  void asksAgainWhenTheSameFileChanged() {
    var task = waiting();
    kit.repos.commit(
        kit.backend, "somebody else", Map.of("a.txt", "getUserName\n\n\nx\n\n\n\nuser_name\n"));
    host.readiness(kit.backend, new Readiness.Green());

    kit.approve(kit.asked(task));
    kit.await(task, TaskState.DONE);

    assertThat(host.effects().stream().filter(e -> e.startsWith("open")).toList()).hasSize(3);
    assertThat(List.of(kit.repos.show(kit.backend, "a.txt").split("\n"))).contains("x");
  }
}
