package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.task.ApprovalLinks;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskEvent;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.speech.Words;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists tasks, shows one, waits for its news, or cancels it. */
@Component
final class TasksTool implements Tool<TasksTool.Input, TasksTool.Output> {
  private static final int DEFAULT_LIMIT = 20;

  private final Tasks tasks;
  private final ApprovalLinks links;

  TasksTool(Tasks tasks, ApprovalLinks links) {
    this.tasks = tasks;
    this.links = links;
  }

  enum Action {
    LIST,
    GET,
    EVENTS,
    CANCEL
  }

  record Input(
      @About("list (default) shows tasks, get one, events its news, cancel stops it.")
          @Nullable Action action,
      @About(TaskNames.ABOUT) @Nullable String task,
      @About("list: only those still under way.") @Nullable Boolean open,
      @About(value = "events: those after this sequence.", max = 999_999_999)
          @Nullable Integer after,
      @About(value = "events: how long to wait for the first one.", max = 25)
          @Nullable Integer waitSeconds,
      @About(value = "list, events: how many at most.", min = 1, max = 200)
          @Nullable Integer limit) {}

  record Output(
      @About("list: newest first.") @Nullable List<TaskView> tasks,
      @About("get, events, cancel: the task.") @Nullable TaskView task,
      @About("events: oldest first.") @Nullable List<EventView> events,
      @About("True when there are more than limit.") boolean truncated) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.repeats(
            "tasks",
            "Follow or cancel tasks",
            "Shows what is being worked on, what came of it, and what is new, or cancels a task. Use"
                + " action cancel when the user says stop. events with wait_seconds waits for news instead"
                + " of asking again and again.",
            Input.class,
            Output.class)
        .needing(Effect.READ);
  }

  @Override
  public Effect needs(Input arguments) {
    return arguments.action() == Action.CANCEL ? Effect.RUN : Effect.READ;
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    var caller = call.caller();
    return switch (arguments.action() == null ? Action.LIST : arguments.action()) {
      case LIST -> list(caller, arguments);
      case GET -> one(TaskNames.find(tasks, arguments.task(), caller));
      case EVENTS -> events(caller, arguments);
      case CANCEL -> cancel(caller, arguments);
    };
  }

  private Answer<Output> list(Caller caller, Input arguments) {
    var limit = limit(arguments);
    var found = tasks.list(caller, Boolean.TRUE.equals(arguments.open()), limit + 1);
    var shown = found.stream().limit(limit).map(this::view).toList();
    var text =
        shown.isEmpty()
            ? "There are no tasks."
            : Words.count(shown.size(), "task", "tasks")
                + ". The newest: "
                + said(found.getFirst());
    return new Answer<>(text, new Output(shown, null, null, found.size() > limit));
  }

  private Answer<Output> events(Caller caller, Input arguments) {
    var task = TaskNames.find(tasks, arguments.task(), caller);
    var limit = limit(arguments);
    var found = find(caller, task, arguments, limit);
    var shown = found.stream().limit(limit).map(EventView::of).toList();
    var text = shown.isEmpty() ? "Nothing new." : shown.getLast().sentence();
    var now = view(tasks.get(task.id(), caller));
    return new Answer<>(text, new Output(null, now, shown, found.size() > limit));
  }

  private List<TaskEvent> find(Caller caller, Task task, Input arguments, int limit) {
    var after = arguments.after() == null ? 0 : arguments.after();
    var wait = arguments.waitSeconds() == null ? 0 : arguments.waitSeconds();
    return wait == 0
        ? tasks.events(task.id(), after, limit + 1, caller)
        : tasks.await(task.id(), after, Duration.ofSeconds(wait), caller);
  }

  private Answer<Output> cancel(Caller caller, Input arguments) {
    return one(tasks.cancel(TaskNames.find(tasks, arguments.task(), caller).id(), caller));
  }

  private Answer<Output> one(Task task) {
    return new Answer<>(said(task), new Output(null, view(task), null, false));
  }

  private TaskView view(Task task) {
    return TaskView.of(task, links);
  }

  private String said(Task task) {
    return task.description() + ". " + links.summary(task);
  }

  private static int limit(Input arguments) {
    return arguments.limit() == null ? DEFAULT_LIMIT : arguments.limit();
  }
}
