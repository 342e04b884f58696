package dev.relay.mcp.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.Await;
import dev.relay.mcp.access.Audit;
import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.agent.Logbook;
import dev.relay.mcp.task.EventFeed;
import dev.relay.mcp.task.Notices;
import dev.relay.mcp.task.StoredEvents;
import dev.relay.mcp.task.TaskEvent;
import dev.relay.mcp.task.TaskKit;
import dev.relay.mcp.task.TaskState;
import dev.relay.repo.git.Sha;
import dev.relay.repo.sync.RuleActions.Firing;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleTasksTest {
  private static final Sha FROM = new Sha("1".repeat(40));
  private static final Sha TO = new Sha("2".repeat(40));

  @TempDir Path dir;

  @Test
  void startsOneTaskOverAllDependentsHoweverOftenItIsTold() {
    try (var kit = new TaskKit(dir, "exit 0", new Updater())) {
      var rules = new RuleTasks(kit.tasks(), new Notices(kit.books), audit(kit));
      var dependents = List.of(kit.backend.id(), kit.frontend.id());

      var first = rules.updateDependents(firing(kit), dependents);
      var again = rules.updateDependents(firing(kit), dependents);

      var tasks = kit.tasks().list(TaskKit.PERSON, false, 10);
      assertThat(tasks).hasSize(1);
      assertThat(tasks.getFirst().repositories()).containsExactlyInAnyOrderElementsOf(dependents);
      assertThat(first)
          .startsWith("main of shared-api moved to 22222222, so task ")
          .contains(tasks.getFirst().id().toString())
          .endsWith("brings it to backend and frontend.");
      assertThat(again).isEqualTo(first);
    }
  }

  @Test
  void saysWhenNoAgentCanDoIt() {
    try (var kit = new TaskKit(dir, "exit 0")) {
      var rules = new RuleTasks(kit.tasks(), new Notices(kit.books), audit(kit));

      assertThat(rules.updateDependents(firing(kit), List.of(kit.backend.id())))
          .startsWith("main of shared-api moved to 22222222, but backend could not be updated: ");
    }
  }

  @Test
  void writesWhatItTellsIntoTheAudit() {
    try (var kit = new TaskKit(dir, "exit 0")) {
      var rules = new RuleTasks(kit.tasks(), new Notices(kit.books), audit(kit));

      var told = rules.inform(firing(kit), List.of(kit.frontend.id()));

      assertThat(told).isEqualTo("main of shared-api moved to 22222222; this concerns frontend.");
      var rows =
          kit.database()
              .client()
              .sql("SELECT detail FROM audit WHERE action = 'sync.rule'")
              .query(String.class)
              .list();
      assertThat(rows).containsExactly(told);
    }
  }

  @Test
  void tellsWhoLooksAtThePageOnceAndInOrderWithTheTasks() {
    try (var kit = new TaskKit(dir, "exit 0")) {
      var feed = new StoredEvents(kit.books.journal());
      var start = feed.now();
      var rules = new RuleTasks(kit.tasks(), new Notices(kit.books), audit(kit));
      var task = kit.start(TaskKit.RENAME);
      kit.asked(task);

      var told = rules.inform(firing(kit), List.of(kit.frontend.id()));
      rules.inform(firing(kit), List.of(kit.frontend.id()));
      kit.tasks().cancel(task.id(), TaskKit.PERSON);

      var entries = Await.until(() -> feed.after(start, "owner", 200), TaskEnd::isIn);
      var notices =
          entries.stream()
              .filter(EventFeed.Told.class::isInstance)
              .map(EventFeed.Told.class::cast)
              .toList();
      assertThat(notices).hasSize(1);
      assertThat(notices.getFirst().notice().sentence()).isEqualTo(told);
      assertThat(notices.getFirst().notice().about()).containsExactly("frontend");
      assertThat(feed.after(notices.getFirst().cursor(), "owner", 200))
          .isNotEmpty()
          .hasOnlyElementsOfType(EventFeed.Happened.class);
      assertThat(feed.after(start, "somebody", 200)).isEmpty();
    }
  }

  private static final class TaskEnd {
    static boolean isIn(List<EventFeed.Entry> entries) {
      return entries.stream()
          .anyMatch(entry ->
              entry instanceof EventFeed.Happened happened
                  && happened.event().fact() instanceof TaskEvent.StateChanged(var _, var to)
                  && to == TaskState.CANCELLED);
    }
  }

  private static Firing firing(TaskKit kit) {
    return new Firing("f", kit.workspaces.get("shop"), kit.api.id(), "main", FROM, TO);
  }

  private static Audit audit(TaskKit kit) {
    return new Audit(kit.database().client(), InstantSource.system());
  }

  /** Takes any request, and is done at once. */
  private static final class Updater implements Agent {
    @Override
    public String name() {
      return "updater";
    }

    @Override
    public String title() {
      return "the updater";
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
    public void work(Assignment assignment, Logbook events) {
      events.accept(new AgentEvent.Finished("Nothing was to be done."));
    }
  }
}
