package dev.relay.mcp.task;

import static dev.relay.mcp.task.TaskKit.PERSON;
import static dev.relay.mcp.task.TaskKit.RENAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.Await;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Forbidden;
import dev.relay.mcp.approval.Approval;
import dev.relay.mcp.approval.ApprovalRefused;
import dev.relay.mcp.approval.ApprovalRefused.Kind;
import dev.relay.mcp.approval.Decision;
import dev.relay.mcp.task.TaskEvent.ChangesReady;
import dev.relay.mcp.task.TaskEvent.Landed;
import dev.relay.mcp.task.TaskEvent.Planned;
import dev.relay.mcp.task.TaskEvent.Verified;
import dev.relay.repo.git.Identity;
import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From the sentence to the remotes, and everything that can come between. */
@Timeout(60)
class LandingTaskTest {
  @TempDir Path dir;
  private TaskKit kit;

  @BeforeEach
  void open() {
    kit = new TaskKit(dir, "echo '# pass 3'; echo '# fail 0'; mkdir target; touch target/out");
  }

  @AfterEach
  void close() {
    kit.close();
  }

  private String log(Repository repository, String format) {
    var bare = kit.repos.bare(repository.id().name());
    return Repos.run(bare, "log", "-1", "--format=" + format, "main");
  }

  private int commits(Repository repository) {
    var bare = kit.repos.bare(repository.id().name());
    return Integer.parseInt(Repos.run(bare, "rev-list", "--count", "main"));
  }

  @Test
  void landsOneCommitPerRepositoryInDependencyOrder() {
    var task = kit.start(RENAME);
    assertThat(task.summary())
        .isEqualTo("Three repositories, four places; order shared-api, backend, frontend.");
    var approval = kit.asked(task);
    assertThat(approval.summary())
        .isEqualTo("Three files in three repositories changed. All tests pass.");
    assertThat(approval.plan())
        .extracting(s -> s.repository())
        .containsExactly("shared-api", "backend", "frontend");
    assertThat(commits(kit.api)).isEqualTo(1);

    kit.approve(approval);
    var done = kit.await(task, TaskState.DONE);

    assertThat(done.summary())
        .isEqualTo("Landed in three repositories: shared-api, backend and frontend.");
    assertThat(kit.facts(task, Landed.class))
        .extracting(Landed::repository)
        .containsExactly("shared-api", "backend", "frontend");
    for (var repository : List.of(kit.api, kit.backend, kit.frontend)) {
      assertThat(commits(repository)).isEqualTo(2);
      assertThat(log(repository, "%B").strip())
          .isEqualTo(
              "refactor: rename the field userName to displayName in all repositories\n\n"
                  + "Asked by owner: '"
                  + RENAME
                  + "'\n\nRelay-Task: "
                  + task.id());
    }
    assertThat(kit.repos.show(kit.frontend, "display-name.ts")).startsWith("let displayName = 1;");
  }

  @Test
  void showsTheChangeBeforeItIsTestedAndCountsTests() {
    var task = kit.start(RENAME);
    kit.asked(task);
    var types = kit.events(task).stream().map(e -> FactJson.type(e.fact())).toList();
    assertThat(types.indexOf("changes_ready")).isLessThan(types.indexOf("verify_started"));
    assertThat(types)
        .containsSubsequence("planned", "file_changed", "changes_ready", "approval_asked");
    assertThat(kit.facts(task, Planned.class).getFirst().places()).isEqualTo(4);
    assertThat(kit.facts(task, Verified.class)).extracting(Verified::passed).containsOnly(3);
    assertThat(kit.events(task)).extracting(TaskEvent::seq).isSorted().startsWith(1L);
  }

  @Test
  void takesItBackInReverse() {
    var task = kit.start(RENAME);
    kit.approve(kit.asked(task));
    kit.await(task, TaskState.DONE);
    var undo = kit.tasks().undo(null, PERSON);
    assertThat(undo.undoes()).isEqualTo(task.id());
    assertThat(undo.repositories())
        .extracting(RepositoryId::name)
        .containsExactly("frontend", "backend", "shared-api");
    var approval = kit.asked(undo);
    assertThat(approval.plan())
        .extracting(s -> s.repository())
        .containsExactly("frontend", "backend", "shared-api");
    kit.approve(approval);
    assertThat(kit.await(undo, TaskState.DONE).summary()).startsWith("Taken back in three");
    assertThat(kit.repos.show(kit.frontend, "user-name.ts")).startsWith("let userName = 1;");
    assertThatThrownBy(() -> kit.tasks().undo(null, PERSON))
        .isInstanceOf(TaskRefused.class)
        .hasMessage("Nothing has landed that could be taken back.");
  }

  @Test
  void takesATaskBackOnce() {
    var task = kit.start(RENAME);
    kit.approve(kit.asked(task));
    kit.await(task, TaskState.DONE);
    var undo = kit.tasks().undo(task.id(), PERSON);
    assertThatThrownBy(() -> kit.tasks().undo(task.id(), PERSON))
        .isInstanceOf(TaskRefused.class)
        .hasMessage("Task " + undo.id() + " takes that back already; look at that one.");
    kit.approve(kit.asked(undo));
    kit.await(undo, TaskState.DONE);
    assertThatThrownBy(() -> kit.tasks().undo(task.id(), PERSON))
        .hasMessageStartingWith("Task " + undo.id() + " has taken that back already");
    var redo = kit.tasks().undo(undo.id(), PERSON);
    kit.approve(kit.asked(redo));
    kit.await(redo, TaskState.DONE);
    assertThat(kit.tasks().undo(task.id(), PERSON).undoes()).isEqualTo(task.id());
  }

  @Test
  void refusesARenameThatTouchesNothingAndNamesTheNearest() {
    assertThatThrownBy(() -> kit.start("rename userNam to x everywhere"))
        .isInstanceOf(TaskRefused.class)
        .hasMessageContaining("'userNam' is nowhere in three repositories; did you mean")
        .hasMessageContaining("userName");
    assertThat(kit.tasks().list(PERSON, false, 10)).isEmpty();
  }

  @Test
  void refusesADecisionOnOtherBytes() {
    var approval = kit.asked(kit.start(RENAME));
    assertRefused(
        Kind.OTHER_BYTES,
        () -> kit.approvals().decide(approval.id(), Decision.APPROVE, "0".repeat(64), PERSON));
    assertThat(commits(kit.api)).isEqualTo(1);
  }

  @Test
  void tellsTheSecondWhoAnswered() {
    var task = kit.start(RENAME);
    var approval = kit.asked(task);
    kit.approvals().decide(approval.id(), Decision.REJECT, approval.digest(), PERSON);
    assertThat(kit.await(task, TaskState.REJECTED).summary())
        .isEqualTo("Rejected; nothing was landed.");
    assertThatThrownBy(() -> kit.approve(approval))
        .isInstanceOf(ApprovalRefused.class)
        .hasMessage("It was rejected already, by owner (browser).");
  }

  @Test
  void landsNowhereButWhereThePlanSaid() {
    var task = kit.start(RENAME);
    var approval = kit.asked(task);
    kit.pointElsewhere();
    kit.approve(approval);
    var failed = kit.await(task, TaskState.FAILED);
    assertThat(failed.summary()).contains("since you were asked", "start the task again");
    assertThat(commits(kit.api)).isEqualTo(1);
  }

  @Test
  void letsNoTokenDecide() {
    var approval = kit.asked(kit.start(RENAME));
    for (var caller :
        List.of(
            new Caller.Token("owner", "relay", Set.of(Caller.Scope.values())),
            new Caller.Service("owner", "voice"))) {
      assertThatThrownBy(() ->
              kit.approvals().decide(approval.id(), Decision.APPROVE, approval.digest(), caller))
          .isInstanceOf(Forbidden.class);
    }
  }

  @Test
  void letsAQuestionExpire() {
    var task = kit.start(RENAME);
    var approval = kit.asked(task);
    kit.later(Duration.ofHours(25));
    assertRefused(Kind.EXPIRED, () -> kit.approve(approval));
    kit.books
        .journal()
        .locked(
            task.id(),
            pen -> {
              kit.consent().expire(pen);
              return task;
            });
    assertThat(kit.tasks().get(task.id(), PERSON).state()).isEqualTo(TaskState.CANCELLED);
    assertThat(kit.approvals().get(approval.id(), PERSON).state())
        .isEqualTo(Approval.State.EXPIRED);
  }

  @Test
  void asksAgainWhenARemoteMoved() {
    var task = kit.start(RENAME);
    var first = kit.asked(task);
    kit.repos.commit(
        kit.backend, "somebody else", Map.of("a.txt", "getUserName\n\n\nx\n\n\n\nuser_name\n"));
    kit.approve(first);
    var second = kit.asked(task);
    assertThat(second.fresh())
        .containsExactly("backend has new commits underneath; the change itself is different.");
    assertThat(second.digest()).isNotEqualTo(first.digest());
    assertThat(kit.facts(task, ChangesReady.class).getLast().fresh()).isEqualTo(second.fresh());
    assertThat(commits(kit.api)).isEqualTo(1);
    assertRefused(Kind.ANSWERED, () -> kit.approve(first));
    kit.approve(second);
    kit.await(task, TaskState.DONE);
    assertThat(kit.repos.show(kit.backend, "a.txt")).contains("x").contains("getDisplayName");
    // What the tests left behind has not become part of the change.
    assertThat(Repos.run(kit.repos.bare("backend"), "ls-tree", "--name-only", "main"))
        .isEqualTo("a.txt\nb.txt");
  }

  @Test
  void landsOnWhatIsNewInOtherFilesOnceTheTestsPassWithIt() {
    var task = kit.start(RENAME);
    var approval = kit.asked(task);
    kit.repos.commit(kit.backend, "somebody else", Map.of("b.txt", "something\n"));
    kit.approve(approval);
    kit.await(task, TaskState.DONE);
    assertThat(kit.repos.show(kit.backend, "b.txt")).isEqualTo("something");
    assertThat(kit.repos.show(kit.backend, "a.txt")).contains("getDisplayName");
    assertThat(kit.events(task))
        .extracting(TaskEvent::sentence)
        .contains(
            "backend has new commits in other files; I test the change again on top of them.");
  }

  @Test
  void saysSoWhenAMovedRemoteConflicts() {
    var task = kit.start(RENAME);
    var approval = kit.asked(task);
    kit.repos.commit(kit.backend, "somebody else", Map.of("a.txt", "getUserNames\n"));
    kit.approve(approval);
    var failed = kit.await(task, TaskState.FAILED);
    assertThat(failed.summary()).contains("backend");
    assertThat(commits(kit.api)).isEqualTo(1);
  }

  @Test
  void goesOnWhereALandingStopped() throws IOException {
    var task = kit.start(RENAME);
    var approval = kit.asked(task);
    var remote = kit.repos.bare("frontend");
    Files.move(remote, remote.resolveSibling("away"));
    kit.approve(approval);
    assertThat(kit.await(task, TaskState.FAILED).summary())
        .contains("frontend")
        .contains("Nothing has landed")
        .endsWith("Say publish again to go on.");
    Files.move(remote.resolveSibling("away"), remote);
    kit.tasks().resume(task.id(), PERSON);
    kit.await(task, TaskState.DONE);
    assertThat(commits(kit.frontend)).isEqualTo(2);
  }

  @Test
  void landsTheSameCommitsAfterACrashBetweenTwoPushes() throws IOException {
    var task = kit.start(RENAME);
    var approval = kit.asked(task);
    assertThat(approval.author()).isEqualTo(new Identity("Ada", "ada@localhost"));
    var gate = dir.resolve("gate");
    var hook = kit.repos.bare("frontend").resolve("hooks/update");
    Repos.write(hook, "#!/bin/sh\nwhile [ ! -e '" + gate + "' ]; do sleep 0.05; done\n");
    Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    kit.approve(approval);
    Await.until(() -> commits(kit.backend), count -> count == 2);
    kit.service().close();
    kit.commitAs(new Identity("Eve", "eve@localhost"));
    kit.later(Duration.ofHours(1));
    Files.createFile(gate);
    kit.restart();
    kit.await(task, TaskState.DONE);
    for (var repository : List.of(kit.api, kit.backend, kit.frontend)) {
      assertThat(commits(repository)).isEqualTo(2);
      assertThat(log(repository, "%an %ae %cn %ce"))
          .isEqualTo("Ada ada@localhost Ada ada@localhost");
    }
    assertThat(kit.approvals().list(PERSON, false)).as("nobody was asked again").hasSize(1);
  }

  @Test
  void asksAgainWhenALandingGoesOnAfterTheApprovalExpired() throws IOException {
    var task = kit.start(RENAME);
    var first = kit.asked(task);
    var remote = kit.repos.bare("frontend");
    Files.move(remote, remote.resolveSibling("away"));
    kit.approve(first);
    kit.await(task, TaskState.FAILED);
    Files.move(remote.resolveSibling("away"), remote);
    kit.expire(first);
    kit.tasks().resume(task.id(), new Caller.Token("owner", "t", Set.of(Caller.Scope.values())));
    var second = kit.asked(task);
    assertThat(commits(kit.api)).isEqualTo(1);
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(second.fresh()).containsExactly("The approval you gave has expired.");
    kit.approve(second);
    kit.await(task, TaskState.DONE);
    assertThat(commits(kit.frontend)).isEqualTo(2);
  }

  @Test
  void letsTwoTasksWorkOnTheSameRepositories() {
    var first = kit.start(RENAME);
    var second = kit.start("replace nothing with anything in backend");
    assertThat(second.summary())
        .isEqualTo(
            "One repository, backend, one place. Another open task works on backend too; the second"
                + " to land is tested again, and asked again where both change the same files.");
    var one = kit.asked(first);
    var two = kit.asked(second);
    kit.approve(one);
    kit.await(first, TaskState.DONE);
    kit.approve(two);
    kit.await(second, TaskState.DONE);
    assertThat(kit.repos.show(kit.backend, "a.txt")).contains("getDisplayName");
    assertThat(kit.repos.show(kit.backend, "b.txt")).isEqualTo("anything");
  }

  private static void assertRefused(Kind kind, Runnable decision) {
    assertThatThrownBy(decision::run)
        .isInstanceOfSatisfying(ApprovalRefused.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
