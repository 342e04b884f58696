package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.PageLinks;
import dev.relay.mcp.task.Ends;
import dev.relay.mcp.task.NewTask;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskEvent.Reported;
import dev.relay.mcp.task.Tasks;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Questions to {@code analyze} that an agent answers by reading. */
@Component
final class DeepAnswers {
  private static final int PAGE = 500;

  private final Tasks tasks;
  private final PageLinks links;
  private final TaskFollowing following;

  DeepAnswers(Tasks tasks, PageLinks links, TaskFollowing following) {
    this.tasks = tasks;
    this.links = links;
    this.following = following;
  }

  record Deep(
      @About("Ask with it as 'task' for the answer; tasks with action events waits for news.")
          String task,
      String state,
      String agentReason,
      URI link,
      @About("The answer, once there is one.") @Nullable String report) {}

  /** Begins to look; the answer comes later, but to who follows it to its end. */
  Task ask(Call call, String question, @Nullable String workspace, @Nullable String repository) {
    return follow(call, start(call.caller(), question, workspace, repository));
  }

  /** As it is at its end, for a client that waits for that. */
  Task follow(Call call, Task task) {
    return call.takesLong() ? following.toTheEnd(call, task) : task;
  }

  private Task start(
      Caller caller, String question, @Nullable String workspace, @Nullable String repository) {
    return tasks.start(
        new NewTask(
            workspace == null ? "" : workspace,
            question,
            repository == null ? List.of() : List.of(repository),
            null,
            Ends.REPORT),
        caller);
  }

  Task find(Caller caller, String name) {
    var task = TaskNames.find(tasks, name, caller);
    if (task.ends() != Ends.REPORT) {
      throw new BadArgument(
          "Task " + task.id() + " changes something and answers no question: ask tasks about it.");
    }
    return task;
  }

  Deep of(Caller caller, Task task) {
    return new Deep(
        task.id().value(),
        TaskView.state(task),
        task.agentReason(),
        links.task(task.id().value()),
        report(caller, task).orElse(null));
  }

  private Optional<String> report(Caller caller, Task task) {
    for (long from = Math.max(0, task.lastSeq() - PAGE); ; from += PAGE) {
      var events = tasks.events(task.id(), from, PAGE, caller);
      var found =
          events.stream()
              .filter(event -> event.fact() instanceof Reported)
              .map(event -> ((Reported) event.fact()).text())
              .findFirst();
      if (found.isPresent() || events.size() < PAGE) {
        return found;
      }
    }
  }
}
