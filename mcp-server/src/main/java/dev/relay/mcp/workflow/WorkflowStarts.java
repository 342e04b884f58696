package dev.relay.mcp.workflow;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.agent.NoAgent;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskRefused;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.speech.Words;
import dev.relay.repo.store.Database;
import dev.relay.repo.webhook.Concerned;
import dev.relay.repo.webhook.Concerns;
import dev.relay.repo.webhook.Happened;
import dev.relay.repo.webhook.Reactions;
import dev.relay.repo.webhook.RepoEvent;
import dev.relay.repo.workspace.UnknownName;
import dev.relay.repo.workspace.WorkflowRule;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Starts what the rules of workspaces ask for when something happens. Whatever it starts waits for
 * an approval like everything else.
 */
final class WorkflowStarts {
  /** Whoever can open an issue could otherwise keep an agent busy for good. */
  private static final int PER_HOUR = 20;

  private final Concerns concerns;
  private final Reactions reactions;
  private final List<Workflow> workflows;
  private final Tasks tasks;
  private final Database task;
  private final Audit audit;
  private final InstantSource clock;

  /**
   * @param task of the module {@code task}: knows what was started by which event
   */
  WorkflowStarts(
      Concerns concerns,
      Reactions reactions,
      List<Workflow> workflows,
      Tasks tasks,
      Database task,
      Audit audit,
      InstantSource clock) {
    this.concerns = concerns;
    this.reactions = reactions;
    this.workflows = List.copyOf(workflows);
    this.tasks = tasks;
    this.task = task;
    this.audit = audit;
    this.clock = clock;
  }

  void react(List<Happened> happened) {
    for (var concerned : concerns.of(happened)) {
      for (var rule : concerned.workspace().workflows()) {
        if (rule.isFor(concerned.repository().id(), concerned.happened().name())) {
          react(concerned, rule);
        }
      }
    }
  }

  private void react(Concerned concerned, WorkflowRule rule) {
    try {
      var started = start(concerned, rule);
      var sentence = Words.capital(rule.run()) + " began as task " + started.id() + ".";
      reactions.note(concerned, rule.run(), started.id().value(), sentence);
    } catch (TaskRefused | NoAgent | UnknownName | GitFailure e) {
      var sentence = "Nothing was started by '" + rule.on() + "': " + e.getMessage();
      reactions.note(concerned, rule.run(), "", sentence);
    }
  }

  private Task start(Concerned concerned, WorkflowRule rule) {
    var workflow = workflow(rule);
    requireOurs(concerned);
    var caller = caller(concerned, rule);
    var earlier = earlier(caller);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    requireRoom(concerned);
    var wanted = workflow.task(concerned, rule);
    audit.write(caller, "workflow.started", concerned.repository().id().name(), rule.run());
    return tasks.start(wanted, caller);
  }

  private Workflow workflow(WorkflowRule rule) {
    return workflows.stream()
        .filter(each -> each.name().equals(rule.run()))
        .findFirst()
        .orElseThrow(() ->
            UnknownName.of(
                "workflow", rule.run(), workflows.stream().map(Workflow::name).toList()));
  }

  /** A fork is anybody's. */
  private static void requireOurs(Concerned concerned) {
    if (concerned.happened().event() instanceof RepoEvent.PullRequestChanged change
        && change.fromFork()) {
      throw new TaskRefused(
          TaskRefused.Kind.POINTLESS,
          "Pull request "
              + change.number()
              + " comes from a fork, for which Relay starts nothing by itself.");
    }
  }

  private void requireRoom(Concerned concerned) {
    var then = clock.instant().minus(Duration.ofHours(1));
    if (reactions.startedSince(concerned.workspace().name(), then) >= PER_HOUR) {
      throw new TaskRefused(
          TaskRefused.Kind.POINTLESS,
          "The rules of "
              + concerned.workspace().name()
              + " have started "
              + PER_HOUR
              + " tasks within an hour; start this one yourself if it is wanted.");
    }
  }

  /** Names the event, so that one that is read again after a crash starts nothing twice. */
  private static Caller caller(Concerned concerned, WorkflowRule rule) {
    var what =
        String.join(
            "/", concerned.workspace().name(), concerned.repository().id().name(), rule.run());
    return new Caller.Service("owner", "event:" + concerned.happened().seq() + ":" + what);
  }

  private Optional<Task> earlier(Caller caller) {
    return task.client()
        .sql("SELECT id FROM task WHERE started_by = ?")
        .param(caller.actor())
        .query(String.class)
        .optional()
        .map(id -> tasks.get(new dev.relay.mcp.task.TaskId(id), caller));
  }
}
