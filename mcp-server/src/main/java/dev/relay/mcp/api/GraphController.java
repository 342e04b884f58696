package dev.relay.mcp.api;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.graph.Reach.Direction;
import dev.relay.repo.workspace.Workspaces;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who depends on whom in a workspace, and why. */
@RestController
@RequestMapping("/api/workspaces/{name}/graph")
public final class GraphController {
  private final Workspaces workspaces;
  private final DependencyGraphs graphs;

  public GraphController(Workspaces workspaces, DependencyGraphs graphs) {
    this.workspaces = workspaces;
    this.graphs = graphs;
  }

  @GetMapping(params = "!of")
  GraphJson graph(Caller caller, @PathVariable String name) {
    Policy.require(caller, Effect.READ);
    return GraphJson.of(name, graphs.of(workspaces.get(name)));
  }

  @GetMapping(params = "of")
  GraphJson.Around around(
      Caller caller,
      @PathVariable String name,
      @RequestParam String of,
      @RequestParam(defaultValue = "dependents") String direction,
      @RequestParam(defaultValue = "true") boolean transitive) {
    Policy.require(caller, Effect.READ);
    var workspace = workspaces.get(name);
    var repository = workspace.repository(of).id();
    var reach = graphs.of(workspace).reach(repository, direction(direction), transitive);
    return GraphJson.Around.of(name, reach, transitive);
  }

  private static Direction direction(String text) {
    return switch (text) {
      case "dependents" -> Direction.DEPENDENTS;
      case "dependencies" -> Direction.DEPENDENCIES;
      default -> throw new BadRequest("'direction' must be dependents or dependencies.");
    };
  }
}
