package dev.relay.mcp.api;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.analysis.Overviews;
import dev.relay.mcp.analysis.WorkspaceOverview;
import dev.relay.mcp.sync.SyncRuns;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.edit.WorkspaceEditing;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Workspaces and their graphs. */
@RestController
@RequestMapping("/api/workspaces")
public final class WorkspaceController {
  private static final int MOST = 1000;

  private final Workspaces workspaces;
  private final Overviews overviews;
  private final WorkspaceEditing editing;
  private final Tasks tasks;
  private final SyncRuns runs;
  private final Audit audit;

  public WorkspaceController(
      Workspaces workspaces,
      Overviews overviews,
      WorkspaceEditing editing,
      Tasks tasks,
      SyncRuns runs,
      Audit audit) {
    this.workspaces = workspaces;
    this.tasks = tasks;
    this.runs = runs;
    this.editing = editing;
    this.overviews = overviews;
    this.audit = audit;
  }

  @GetMapping
  List<WorkspaceOverview> list(Caller caller) {
    Policy.require(caller, Effect.READ);
    return workspaces.all().stream().map(overviews::of).toList();
  }

  @GetMapping("/{name}")
  WorkspaceOverview get(Caller caller, @PathVariable String name) {
    Policy.require(caller, Effect.READ);
    return overviews.of(workspaces.get(name));
  }

  /** The file that {@link #add} takes. */
  @GetMapping(value = "/{name}/file", produces = "application/yaml")
  String file(Caller caller, @PathVariable String name) {
    Policy.require(caller, Effect.READ);
    return editing.export(name);
  }

  record New(@Nullable String name) {}

  @PostMapping(consumes = "application/json")
  @ResponseStatus(HttpStatus.CREATED)
  WorkspaceOverview create(Caller caller, @RequestBody New request) {
    Policy.require(caller, Effect.ADD_REPOSITORY);
    var workspace = editing.create(Params.text("name", request.name()));
    audit.write(caller, "workspace.created", workspace.name(), "");
    return overviews.of(workspace);
  }

  /**
   * @param notes sentences about what should be known
   */
  record Renamed(WorkspaceOverview workspace, List<String> notes) {}

  /** Gives it another name, while no task works in it. Its checkouts stay. */
  @PatchMapping("/{name}")
  Renamed rename(Caller caller, @PathVariable String name, @RequestBody New request) {
    Policy.require(caller, Effect.ADMINISTER);
    var wanted = Params.text("name", request.name());
    workspaces.get(name);
    if (tasks.list(caller, true, MOST).stream().anyMatch(task -> task.workspace().equals(name))
        || runs.running(caller).stream().anyMatch(run -> run.workspace().equals(name))) {
      throw new BadRequest("Work is under way in '" + name + "': let it end, then rename it.");
    }
    var workspace = editing.rename(name, wanted);
    runs.renamed(name, workspace.name());
    audit.write(caller, "workspace.renamed", workspace.name(), name);
    var note = "A workspace file of the old name is taken over again when it is edited.";
    return new Renamed(overviews.of(workspace), List.of(note));
  }

  /** Its checkouts stay. */
  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable String name) {
    Policy.require(caller, Effect.ADMINISTER);
    editing.remove(name);
    audit.write(caller, "workspace.removed", name, "");
  }

  @PostMapping(consumes = {"application/yaml", "text/plain"})
  @ResponseStatus(HttpStatus.CREATED)
  WorkspaceOverview add(Caller caller, @RequestBody String file) {
    Policy.require(caller, Effect.ADD_REPOSITORY);
    var workspace = editing.importFile(file);
    audit.write(caller, "workspace.saved", workspace.name(), "");
    return overviews.of(workspace);
  }
}
