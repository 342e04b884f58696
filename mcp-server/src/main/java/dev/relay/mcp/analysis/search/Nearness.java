package dev.relay.mcp.analysis.search;

import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.graph.Reach.Direction;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many dependencies lie between repositories. */
public final class Nearness {
  private final DependencyGraphs graphs;

  public Nearness(DependencyGraphs graphs) {
    this.graphs = graphs;
  }

  /** Of all that depend on it or on which it depends; empty without a repository. */
  public Map<RepositoryId, Integer> of(Workspace workspace, @Nullable RepositoryId repository) {
    if (repository == null) {
      return Map.of();
    }
    var distances = new HashMap<RepositoryId, Integer>();
    distances.put(repository, 0);
    var graph = graphs.of(workspace);
    for (var direction : Direction.values()) {
      for (var reached : graph.reach(repository, direction, true).repositories()) {
        distances.merge(reached.repository(), reached.distance(), Math::min);
      }
    }
    return distances;
  }
}
