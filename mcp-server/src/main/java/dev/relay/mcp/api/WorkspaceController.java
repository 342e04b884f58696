package dev.relay.mcp.api;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.analysis.Overviews;
import dev.relay.mcp.analysis.WorkspaceOverview;
import dev.relay.repo.workspace.WorkspaceFile;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
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
  private final Workspaces workspaces;
  private final Overviews overviews;
  private final Audit audit;

  public WorkspaceController(Workspaces workspaces, Overviews overviews, Audit audit) {
    this.workspaces = workspaces;
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

  @PostMapping(consumes = {"application/yaml", "text/plain"})
  @ResponseStatus(HttpStatus.CREATED)
  WorkspaceOverview add(Caller caller, @RequestBody String file) {
    Policy.require(caller, Effect.ADD_REPOSITORY);
    var workspace = WorkspaceFile.parse(file);
    workspaces.save(workspace);
    audit.write(caller, "workspace.saved", workspace.name(), "");
    return overviews.of(workspace);
  }
}
