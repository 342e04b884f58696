package dev.relay.mcp.sync;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.agent.NoAgent;
import dev.relay.mcp.task.NewTask;
import dev.relay.mcp.task.Notices;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskRefused;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.speech.Words;
import dev.relay.repo.sync.RuleActions;
import dev.relay.repo.sync.SyncResult;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** Does what a sync sets off: starts tasks, whose changes wait for an approval like any. */
public final class RuleTasks implements RuleActions {
  private static final Caller RULES = new Caller.Service("owner", "sync-rules");
  private static final int RECENT = 200;

  private final Tasks tasks;
  private final Notices notices;
  private final Audit audit;

  public RuleTasks(Tasks tasks, Notices notices, Audit audit) {
    this.tasks = tasks;
    this.notices = notices;
    this.audit = audit;
  }

  @Override
  public String updateDependents(Firing firing, List<RepositoryId> dependents) {
    var names = dependents.stream().map(RepositoryId::name).toList();
    var description = description(firing, names);
    try {
      var task =
          earlier(description)
              .orElseGet(() ->
                  tasks.start(
                      new NewTask(firing.workspace().name(), description, names, null), RULES));
      return moved(firing) + ", so task " + task.id() + " brings it to " + Words.and(names) + ".";
    } catch (TaskRefused | NoAgent e) {
      return moved(firing)
          + ", but "
          + Words.and(names)
          + " could not be updated: "
          + e.getMessage();
    }
  }

  @Override
  public String inform(Firing firing, List<RepositoryId> informed) {
    var sentence = moved(firing) + aboutWhom(informed);
    var about = informed.stream().map(RepositoryId::name).toList();
    notices.tell(firing.id(), RULES.userId(), sentence, about);
    audit.write(RULES, "sync.rule", firing.repository().name(), sentence);
    return sentence;
  }

  @Override
  public String leave(Workspace workspace, SyncResult.Conflicted conflict) {
    var task = tasks.settle(workspace.name(), conflict, RULES);
    return "Task "
        + task.id()
        + " holds the conflict in "
        + conflict.repository()
        + "; say take mine, take theirs or resolve it.";
  }

  /** The same firing comes again after a crash; its commit is in the words. */
  private Optional<Task> earlier(String description) {
    return tasks.list(RULES, false, RECENT).stream()
        .filter(task -> task.description().equals(description))
        .findFirst();
  }

  private static String description(Firing firing, List<String> names) {
    return "Update "
        + firing.repository()
        + " to "
        + firing.to().brief()
        + " of "
        + firing.branch()
        + " in "
        + Words.and(names)
        + ": take its new version wherever they declare it, and adapt what no longer fits.";
  }

  private static String moved(Firing firing) {
    return firing.branch() + " of " + firing.repository() + " moved to " + firing.to().brief();
  }

  private static String aboutWhom(List<RepositoryId> informed) {
    return informed.isEmpty()
        ? "."
        : "; this concerns " + Words.and(informed.stream().map(RepositoryId::name).toList()) + ".";
  }
}
