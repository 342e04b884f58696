package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.PageLinks;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.status.Briefing;
import dev.relay.mcp.status.Briefings;
import dev.relay.mcp.status.Standing;
import dev.relay.mcp.status.Standings;
import dev.relay.mcp.sync.SyncRun;
import dev.relay.mcp.sync.SyncRuns;
import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.workspace.Workspaces;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How things stand. */
@Component
final class StatusTool implements Tool<StatusTool.Input, StatusTool.Output> {
  private static final int TASKS = 5;

  private final Standings standings;
  private final Briefings briefings;
  private final Focus focus;
  private final Workspaces workspaces;
  private final Work work;

  /** What is under way. */
  @Component
  record Work(Tasks tasks, SyncRuns syncs, PageLinks links, ApprovalLinks approvals) {
    TaskView view(Task task) {
      return TaskView.of(task, approvals);
    }
  }

  StatusTool(
      Standings standings, Briefings briefings, Focus focus, Workspaces workspaces, Work work) {
    this.standings = standings;
    this.briefings = briefings;
    this.focus = focus;
    this.workspaces = workspaces;
    this.work = work;
  }

  record Input(@About("Only this workspace's checkouts and news.") @Nullable String workspace) {}

  record Agent(String name, @About("Why this one, a sentence.") String reason) {}

  record Output(
      String version,
      @About("The only workspace's name, or the one that was asked about.")
          @Nullable String workspace,
      int repositories,
      int openTasks,
      @About("How many wait for a person.") int approvals,
      @About("What would run a free-form request.") Agent agent,
      @About("Those under way, newest first, five at most.") List<TaskView> tasks,
      @About("The runs of syncs under way; ask sync with one of them.") List<String> syncs,
      @About("Checkouts that are ahead, behind, changed or on another branch; fifty at most.")
          List<Briefing.Stand> checkouts,
      @About("How many checkouts are as upstream.") int cleanCheckouts,
      @About("Of changes that are landing; sentence says what they wait for.")
          List<Briefing.Open> pullRequests,
      @About("When you asked last; absent the first time.") @Nullable Instant since,
      @About("What happened since then, ten at most.") List<String> news,
      @About("Remotes that could not be looked at lately, a sentence each.") List<String> troubles,
      @About("Checkouts that could not be looked at.") List<String> notes,
      @About("Relay's page.") URI link) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "status",
        "How things stand",
        "Says what is under way, what waits for a person, which checkouts have changes or are ahead or"
            + " behind, which pull requests are open, and what changed since you last asked. Use it"
            + " when the user asks for the status, what is going on, or whether something is done.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    var caller = call.caller();
    Policy.require(caller, Effect.READ);
    var standing = standings.of(caller);
    var open = work.tasks().list(caller, true, TASKS).stream().map(work::view).toList();
    var syncs = work.syncs().running(caller).stream().map(SyncRun::id).toList();
    var troubles = standing.troubles().stream().map(Standing.Trouble::sentence).toList();
    var about = about(call, arguments);
    var briefing =
        about.map(name -> briefings.of(workspaces.get(name), caller)).orElse(Briefing.NONE);
    var output =
        new Output(
            standing.version(),
            about.orElse(null),
            standing.repositories(),
            standing.openTasks(),
            standing.approvals(),
            new Agent(standing.agent().name(), standing.agent().reason()),
            open,
            syncs,
            briefing.checkouts(),
            briefing.clean(),
            briefing.pullRequests(),
            briefing.since(),
            briefing.news(),
            troubles,
            briefing.notes(),
            work.links().base());
    return new Answer<>(StatusWords.of(standing, open, syncs, troubles, briefing), output);
  }

  /** The one that is named, turned to, or the only one; without any of these it is short. */
  private Optional<String> about(Call call, Input arguments) {
    if (arguments.workspace() != null) {
      return Optional.of(workspaces.get(arguments.workspace()).name());
    }
    var all = workspaces.all();
    return focus
        .of(call.caller())
        .map(Focus.On::workspace)
        .or(() -> all.size() == 1 ? Optional.of(all.getFirst().name()) : Optional.empty());
  }
}
