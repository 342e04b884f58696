package dev.relay.mcp.tool;

import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.NewTask;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskState;
import dev.relay.mcp.task.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passes words on to the agent of a task while it works, stops it, or has it go on. */
@Component
final class Steer implements Tool<Steer.Input, Steer.Output> {
  private final Tasks tasks;
  private final ApprovalLinks links;

  Steer(Tasks tasks, ApprovalLinks links) {
    this.tasks = tasks;
    this.links = links;
  }

  enum Action {
    MESSAGE,
    CANCEL,
    RESUME
  }

  record Input(
      @About(
              value =
                  "What to tell the agent, in the user's own words; 'retry' tries a blocked task"
                      + " again. Needed for a message.",
              max = NewTask.MOST)
          @Nullable String words,
      @About(TaskNames.ABOUT) @Nullable String task,
      @About(
              "message (default) passes words on, cancel stops the task, resume goes on with one that"
                  + " is blocked or whose landing stopped.")
          @Nullable Action action) {}

  record Output(TaskView task) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.starts(
        "steer",
        "Tell a running task more",
        "Gives more words to a task that is under way, such as 'also update the README'; cancels it,"
            + " or goes on with one that stopped. Use it instead of implement when the user adds to"
            + " what is already being done.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    return switch (arguments.action()) {
      case CANCEL -> said(tasks.cancel(task(call, arguments).id(), call.caller()));
      case RESUME -> resume(call, task(call, arguments));
      case MESSAGE -> message(call, arguments);
      case null -> message(call, arguments);
    };
  }

  private Task task(Call call, Input arguments) {
    return TaskNames.find(tasks, arguments.task(), call.caller());
  }

  private Answer<Output> message(Call call, Input arguments) {
    if (arguments.words() == null) {
      throw new BadArgument("steer needs 'words': what to tell the agent.");
    }
    var task = task(call, arguments);
    tasks.steer(task.id(), arguments.words(), call.caller());
    var view = TaskView.of(tasks.get(task.id(), call.caller()), links);
    return new Answer<>("Passed on to " + view.agent() + ".", new Output(view));
  }

  private Answer<Output> resume(Call call, Task task) {
    if (task.state() != TaskState.BLOCKED) {
      return said(tasks.resume(task.id(), call.caller()));
    }
    tasks.steer(task.id(), "retry", call.caller());
    return said(tasks.get(task.id(), call.caller()));
  }

  private Answer<Output> said(Task task) {
    return new Answer<>(links.summary(task), new Output(TaskView.of(task, links)));
  }
}
