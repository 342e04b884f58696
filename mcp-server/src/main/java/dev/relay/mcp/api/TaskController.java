package dev.relay.mcp.api;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.task.NewTask;
import dev.relay.mcp.task.TaskId;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.publish.Trains;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.UnknownName;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Tasks, their events and their changes. */
@RestController
@RequestMapping("/api/tasks")
public final class TaskController {
  private static final int MOST = 500;

  private final Tasks tasks;
  private final Trains trains;

  public TaskController(Tasks tasks, Trains trains) {
    this.tasks = tasks;
    this.trains = trains;
  }

  record Request(
      @Nullable String description,
      @Nullable String workspace,
      @Nullable List<String> repositories,
      @Nullable String agent) {}

  record Started(TaskJson task, String brief) {}

  record Said(@Nullable String words) {}

  @GetMapping
  List<TaskJson> list(
      Caller caller,
      @RequestParam(defaultValue = "all") String state,
      @RequestParam(defaultValue = "50") int limit) {
    return tasks.list(caller, Params.openOnly(state), Params.limit(limit, MOST)).stream()
        .map(TaskJson::of)
        .toList();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Started start(Caller caller, @RequestBody Request request) {
    var description = Params.text("description", request.description());
    var task =
        tasks.start(
            new NewTask(
                request.workspace() == null ? "" : request.workspace(),
                description,
                request.repositories() == null ? List.of() : request.repositories(),
                request.agent()),
            caller);
    return new Started(TaskJson.of(task), task.summary());
  }

  @GetMapping("/{id}")
  TaskJson get(Caller caller, @PathVariable String id) {
    return TaskJson.of(tasks.get(id(id), caller));
  }

  @GetMapping("/{id}/events")
  List<Map<String, Object>> events(
      Caller caller,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "500") int limit) {
    return tasks.events(id(id), after, Params.limit(limit, MOST), caller).stream()
        .map(TaskJson::event)
        .toList();
  }

  @GetMapping("/{id}/changes")
  ChangesJson changes(Caller caller, @PathVariable String id) {
    return tasks
        .changes(id(id), caller)
        .map(ChangesJson::of)
        .orElseGet(() -> new ChangesJson("", "", List.of()));
  }

  @GetMapping(value = "/{id}/changes/{repository}", produces = "text/x-diff;charset=UTF-8")
  String patch(
      Caller caller,
      @PathVariable String id,
      @PathVariable String repository,
      @RequestParam(required = false) @Nullable String path) {
    return tasks.patch(id(id), repository(repository), path, caller);
  }

  @GetMapping("/{id}/pull-requests")
  List<PullRequestJson> pullRequests(Caller caller, @PathVariable String id) {
    var task = tasks.get(id(id), caller);
    return PullRequestJson.of(trains.cars(task.id().value()));
  }

  @PostMapping("/{id}/cancel")
  TaskJson cancel(Caller caller, @PathVariable String id) {
    return TaskJson.of(tasks.cancel(id(id), caller));
  }

  @PostMapping("/{id}/steer")
  TaskJson steer(Caller caller, @PathVariable String id, @RequestBody Said said) {
    tasks.steer(id(id), Params.text("words", said.words()), caller);
    return TaskJson.of(tasks.get(id(id), caller));
  }

  @PostMapping("/{id}/undo")
  TaskJson undo(Caller caller, @PathVariable String id) {
    return TaskJson.of(tasks.undo(id(id), caller));
  }

  @PostMapping("/{id}/resume")
  TaskJson resume(Caller caller, @PathVariable String id) {
    return TaskJson.of(tasks.resume(id(id), caller));
  }

  private static TaskId id(String id) {
    try {
      return new TaskId(id);
    } catch (IllegalArgumentException e) {
      throw UnknownName.gone("task", id);
    }
  }

  private static RepositoryId repository(String name) {
    try {
      return new RepositoryId(name);
    } catch (IllegalArgumentException e) {
      throw new BadRequest(String.valueOf(e.getMessage()));
    }
  }
}
