package dev.relay.mcp.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.agent.Logbook;
import dev.relay.mcp.sync.RuleTasks;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.sync.ConflictPolicy;
import dev.relay.repo.sync.Dependencies;
import dev.relay.repo.sync.LockFiles;
import dev.relay.repo.sync.Sync;
import dev.relay.repo.sync.SyncListener;
import dev.relay.repo.sync.SyncReport;
import dev.relay.repo.sync.SyncRequest;
import dev.relay.repo.sync.SyncResult;
import dev.relay.repo.sync.UndoResult;
import dev.relay.repo.workspace.SyncMethod;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A conflict that a sync met, from the sync to the merge in the checkout. */
@Timeout(120)
class SettlementTest {
  @TempDir Path dir;

  @Test
  void leavesAConflictAsATaskWithBothSidesInItsTree() {
    try (var kit = new TaskKit(dir, "true")) {
      var before = conflict(kit);
      var report = sync(kit, ConflictPolicy.MANUAL);
      var task = kit.await(only(kit), TaskState.AWAITING_PERSON);

      assertThat(report.rules())
          .containsExactly(
              "Task "
                  + task.id()
                  + " holds the conflict in backend; say take mine, take theirs or resolve it.");
      assertThat(task.description())
          .contains("your main at " + before.ours().brief(), "upstream's", "b.txt");
      assertThat(task.summary()).contains("take mine", "take theirs", "edit b.txt", "say done");
      assertThat(tree(kit, task))
          .contains("<<<<<<< yours\nmine\n=======\ntheirs\n>>>>>>> upstream\n");
      assertThat(before).as("the checkout").isEqualTo(state(kit));
      assertThat(sync(kit, ConflictPolicy.MANUAL).rules())
          .as("the same conflict again")
          .isEqualTo(report.rules());
      assertThat(kit.tasks().list(TaskKit.PERSON, false, 10)).hasSize(1);
    }
  }

  @Test
  void bringsWhatWasApprovedIntoTheCheckoutAndNowhereElse() {
    try (var kit = new TaskKit(dir, "true")) {
      var before = conflict(kit);
      sync(kit, ConflictPolicy.MANUAL);
      var task = kit.await(only(kit), TaskState.AWAITING_PERSON);
      var remote = kit.repos.head(kit.backend);

      kit.tasks().steer(task.id(), "Take mine.", TaskKit.PERSON);
      var approval = kit.asked(task);
      assertThat(approval.plan()).hasSize(1);
      assertThat(approval.plan().getFirst().remote()).isEqualTo("your checkout");
      assertThat(approval.plan().getFirst().branch()).isEqualTo("main");
      assertThat(state(kit)).as("the checkout until then").isEqualTo(before);
      kit.approve(approval);
      var done = kit.await(task, TaskState.DONE);

      assertThat(done.summary())
          .isEqualTo("The merge is on main in your checkout of backend; undo the sync to go back.");
      assertThat(Repos.read(checkout(kit).resolve("b.txt"))).isEqualTo("mine\n");
      assertThat(Repos.read(checkout(kit).resolve("notes.txt"))).isEqualTo("not committed\n");
      assertThat(Repos.run(checkout(kit), "rev-parse", "HEAD^1", "HEAD^2"))
          .isEqualTo(before.ours() + "\n" + remote);
      assertThat(Repos.run(checkout(kit), "status", "--porcelain")).isEqualTo("?? notes.txt");
      assertThat(kit.repos.head(kit.backend)).as("the remote").isEqualTo(remote);
      assertThat(sync(kit, ConflictPolicy.MANUAL).results().getFirst())
          .isInstanceOf(SyncResult.UpToDate.class);
      assertThatThrownBy(() -> kit.tasks().undo(task.id(), TaskKit.PERSON))
          .isInstanceOf(TaskRefused.class)
          .hasMessageContaining("undo the sync");

      var sync = syncs(kit);
      var undone = sync.undo(sync.newest(workspace(kit)).orElseThrow(), List.of());
      assertThat(undone).hasOnlyElementsOfType(UndoResult.Restored.class);
      assertThat(state(kit)).isEqualTo(before);
    }
  }

  @Test
  void keepsTheCheckoutWhereItWasWorkedInMeanwhile() {
    try (var kit = new TaskKit(dir, "true")) {
      conflict(kit);
      sync(kit, ConflictPolicy.MANUAL);
      var task = kit.await(only(kit), TaskState.AWAITING_PERSON);
      kit.tasks().steer(task.id(), "take theirs", TaskKit.PERSON);
      var approval = kit.asked(task);
      Repos.write(checkout(kit).resolve("b.txt"), "being worked on\n");
      kit.approve(approval);

      var stopped = kit.await(task, TaskState.FAILED);
      assertThat(stopped.summary()).contains("b.txt", "Nothing has landed", "publish again");
      assertThat(Repos.read(checkout(kit).resolve("b.txt"))).isEqualTo("being worked on\n");

      Repos.run(checkout(kit), "checkout", "-q", "b.txt");
      kit.tasks().resume(task.id(), TaskKit.PERSON);
      kit.await(task, TaskState.DONE);
      assertThat(Repos.read(checkout(kit).resolve("b.txt"))).isEqualTo("theirs\n");
    }
  }

  @Test
  void saysWhatAPersonHasToDoWhereNoAgentCan() {
    try (var kit = new TaskKit(dir, "true")) {
      conflict(kit);
      sync(kit, ConflictPolicy.MANUAL);
      var task = kit.await(only(kit), TaskState.AWAITING_PERSON);

      kit.start("resolve the conflict in backend");
      var waiting = kit.await(task, t -> t.summary().contains("settle it yourself"));
      assertThat(waiting.state()).isEqualTo(TaskState.AWAITING_PERSON);
      assertThat(waiting.summary()).contains("take mine", "edit b.txt");
      assertThat(kit.tasks().list(TaskKit.PERSON, false, 10)).hasSize(1);

      kit.tasks().steer(task.id(), "done", TaskKit.PERSON);
      kit.await(task, t -> t.summary().startsWith("b.txt still holds both sides."));
      Repos.write(place(kit, task).resolve("b.txt"), "both\n");
      kit.tasks().steer(task.id(), "I'm done", TaskKit.PERSON);
      kit.approve(kit.asked(task));
      kit.await(task, TaskState.DONE);
      assertThat(Repos.read(checkout(kit).resolve("b.txt"))).isEqualTo("both\n");
    }
  }

  @Test
  void givesItToAnAgentThatIsToldTo() {
    try (var kit = new TaskKit(dir, "true", new Joiner())) {
      conflict(kit);
      sync(kit, ConflictPolicy.MANUAL);
      var task = kit.await(only(kit), TaskState.AWAITING_PERSON);
      assertThat(task.agent()).isEqualTo(Settlement.NOBODY);

      kit.start("Resolve the conflict in backend, please");
      kit.approve(kit.asked(task));
      var done = kit.await(task, TaskState.DONE);
      assertThat(done.agent()).isEqualTo("joiner");
      assertThat(Repos.read(checkout(kit).resolve("b.txt"))).isEqualTo("mine and theirs\n");
    }
  }

  @Test
  void startsNothingWhereASyncIsToAbort() {
    try (var kit = new TaskKit(dir, "true")) {
      conflict(kit);
      assertThat(sync(kit, ConflictPolicy.ABORT).rules()).isEmpty();
      assertThat(kit.tasks().list(TaskKit.PERSON, false, 10)).isEmpty();
    }
  }

  private record State(Sha ours, String status, String file) {}

  /** What a developer sees of the checkout. */
  private static State state(TaskKit kit) {
    return new State(
        new Sha(Repos.run(checkout(kit), "rev-parse", "HEAD")),
        Repos.run(checkout(kit), "status", "--porcelain"),
        Repos.read(checkout(kit).resolve("b.txt")));
  }

  private static State conflict(TaskKit kit) {
    sync(kit, ConflictPolicy.MANUAL);
    Repos.run(checkout(kit), "config", "user.name", "Ada");
    Repos.run(checkout(kit), "config", "user.email", "ada@example.com");
    Repos.write(checkout(kit).resolve("b.txt"), "mine\n");
    Repos.run(checkout(kit), "commit", "-q", "-am", "mine");
    Repos.write(checkout(kit).resolve("notes.txt"), "not committed\n");
    kit.repos.commit(kit.backend, "theirs", Map.of("b.txt", "theirs\n", "c.txt", "new\n"));
    return state(kit);
  }

  private static dev.relay.repo.workspace.Workspace workspace(TaskKit kit) {
    return kit.workspaces.get("shop");
  }

  private static Sync syncs(TaskKit kit) {
    var audit = new Audit(kit.database().client(), InstantSource.system());
    var actions = new RuleTasks(kit.tasks(), new Notices(kit.books), audit);
    return new Sync(
        kit.repos.git(),
        kit.repos.mirrors(),
        kit.checkouts,
        kit.repoDatabase(),
        InstantSource.system(),
        new Sync.Ports(Dependencies.NONE, LockFiles.NONE, Optional.empty(), Optional.of(actions)));
  }

  private static SyncReport sync(TaskKit kit, ConflictPolicy policy) {
    var backend = workspace(kit).repository("backend");
    var request =
        SyncRequest.of(workspace(kit), List.of(backend)).method(SyncMethod.MERGE).conflicts(policy);
    return syncs(kit).sync(request, SyncListener.NONE);
  }

  private static Task only(TaskKit kit) {
    return kit.tasks().latest(TaskKit.PERSON);
  }

  private static Path checkout(TaskKit kit) {
    return kit.checkouts.resolve("shop/backend");
  }

  private static Path place(TaskKit kit, Task task) {
    return kit.repos.trees().root(task.id().value()).resolve("backend");
  }

  private static String tree(TaskKit kit, Task task) {
    return Repos.read(place(kit, task).resolve("b.txt"));
  }

  /** Keeps both sides. */
  private static final class Joiner implements Agent {
    @Override
    public String name() {
      return "joiner";
    }

    @Override
    public String title() {
      return "the joiner";
    }

    @Override
    public int rank() {
      return 1;
    }

    @Override
    public String takes() {
      return "any request";
    }

    @Override
    public String understands() {
      return "say anything.";
    }

    @Override
    public Availability availability() {
      return Availability.ready("is always there");
    }

    @Override
    public Optional<String> suits(String description) {
      return Optional.of("it takes anything");
    }

    @Override
    public boolean isModelDriven() {
      return false;
    }

    @Override
    public void work(Assignment assignment, Logbook events) {
      assertThat(assignment.description()).contains("b.txt", "markers", "Resolve the conflict");
      Repos.write(assignment.trees().getFirst().path().resolve("b.txt"), "mine and theirs\n");
      events.accept(new AgentEvent.Finished("Both are kept."));
    }
  }
}
