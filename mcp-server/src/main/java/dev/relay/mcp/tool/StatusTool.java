package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.PageLinks;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.status.Standing;
import dev.relay.mcp.status.Standings;
import dev.relay.mcp.sync.SyncRun;
import dev.relay.mcp.sync.SyncRuns;
import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.speech.Words;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How things stand. */
@Component
final class StatusTool implements Tool<StatusTool.Input, StatusTool.Output> {
  private static final int TASKS = 5;

  private final Standings standings;
  private final Tasks tasks;
  private final SyncRuns runs;
  private final PageLinks links;
  private final ApprovalLinks approvals;

  StatusTool(
      Standings standings, Tasks tasks, SyncRuns runs, PageLinks links, ApprovalLinks approvals) {
    this.approvals = approvals;
    this.runs = runs;
    this.standings = standings;
    this.tasks = tasks;
    this.links = links;
  }

  record Input() {}

  record Agent(String name, @About("Why this one, a sentence.") String reason) {}

  record Output(
      String version,
      @About("The only workspace's name.") @Nullable String workspace,
      int repositories,
      int openTasks,
      @About("How many wait for a person.") int approvals,
      @About("What would run a free-form request.") Agent agent,
      @About("Those under way, newest first, five at most.") List<TaskView> tasks,
      @About("The runs of syncs under way; ask sync with one of them.") List<String> syncs,
      @About("Remotes that could not be looked at lately, a sentence each.") List<String> troubles,
      @About("Relay's page.") URI link) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "status",
        "How things stand",
        "Says what is under way and what waits for a person. Use it when the user asks for the"
            + " status, what is going on, or whether something is done.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    var caller = call.caller();
    Policy.require(caller, Effect.READ);
    var standing = standings.of(caller);
    var open =
        tasks.list(caller, true, TASKS).stream().map(task -> TaskView.of(task, approvals)).toList();
    var syncs = runs.running(caller).stream().map(SyncRun::id).toList();
    var troubles = standing.troubles().stream().map(Standing.Trouble::sentence).toList();
    var output =
        new Output(
            standing.version(),
            standing.workspace(),
            standing.repositories(),
            standing.openTasks(),
            standing.approvals(),
            new Agent(standing.agent().name(), standing.agent().reason()),
            open,
            syncs,
            troubles,
            links.base());
    return new Answer<>(text(standing, open) + syncing(syncs) + troubled(troubles), output);
  }

  private static String syncing(List<String> syncs) {
    return syncs.isEmpty()
        ? ""
        : " " + Words.capital(Words.count(syncs.size(), "sync is", "syncs are")) + " running.";
  }

  private static String troubled(List<String> troubles) {
    return switch (troubles.size()) {
      case 0 -> "";
      case 1 -> " " + troubles.getFirst();
      default ->
          " "
              + troubles.getFirst()
              + " And "
              + (troubles.size() - 1)
              + " more remotes have trouble.";
    };
  }

  private static String text(Standing standing, List<TaskView> open) {
    if (open.isEmpty()) {
      return "Nothing is under way in "
          + Words.count(standing.repositories(), "repository", "repositories")
          + ".";
    }
    var newest = open.getFirst();
    var waiting =
        standing.approvals() == 0
            ? ""
            : " "
                + Words.count(standing.approvals(), "approval", "approvals")
                + " waiting for you.";
    return "%s under way.%s The newest: %s. %s"
        .formatted(
            Words.count(standing.openTasks(), "task", "tasks"),
            waiting,
            newest.description(),
            newest.summary());
  }
}
