package dev.relay.mcp.tool;

import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.NewTask;
import dev.relay.mcp.task.Tasks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passes words on to the agent of a task while it works. */
@Component
final class Steer implements Tool<Steer.Input, Steer.Output> {
  private final Tasks tasks;
  private final ApprovalLinks links;

  Steer(Tasks tasks, ApprovalLinks links) {
    this.tasks = tasks;
    this.links = links;
  }

  record Input(
      @About(
              value =
                  "What to tell the agent, in the user's own words; 'retry' tries a blocked task"
                      + " again.",
              max = NewTask.MOST)
          String words,
      @About(TaskNames.ABOUT) @Nullable String task) {}

  record Output(TaskView task) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.starts(
        "steer",
        "Tell a running task more",
        "Gives more words to a task that is under way, such as 'also update the README'. Use it"
            + " instead of implement when the user adds to what is already being done.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    var caller = call.caller();
    var task = TaskNames.find(tasks, arguments.task(), caller);
    tasks.steer(task.id(), arguments.words(), caller);
    var view = TaskView.of(tasks.get(task.id(), caller), links);
    return new Answer<>("Passed on to " + view.agent() + ".", new Output(view));
  }
}
