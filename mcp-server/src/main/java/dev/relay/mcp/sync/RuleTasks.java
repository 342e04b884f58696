package dev.relay.mcp.sync;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.agent.NoAgent;
import dev.relay.mcp.task.NewTask;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskRefused;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.speech.Words;
import dev.relay.repo.sync.RuleActions;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;
import java.util.Optional;

/** Does what sync rules ask for: starts tasks, whose changes wait for an approval like any. */
public final class RuleTasks implements RuleActions {
  private static final Caller RULES = new Caller.Service("owner", "sync-rules");
  private static final int RECENT = 200;

  private final Tasks tasks;
  private final Audit audit;

  public RuleTasks(Tasks tasks, Audit audit) {
    this.tasks = tasks;
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
    audit.write(RULES, "sync.rule", firing.repository().name(), sentence);
    return sentence;
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
