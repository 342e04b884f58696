package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.impact.Impact.Affected;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.graph.Edge;
import dev.relay.repo.graph.Reach.Direction;
import dev.relay.repo.graph.Reach.Reached;
import dev.relay.repo.workspace.RepositoryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Adds up places by repository, and those that depend on the owners without a place. */
final class Tally {
  private static final double INDIRECT = 0.6;

  private final DependencyGraph graph;
  private final Map<RepositoryId, List<Consumer>> places = new TreeMap<>();
  private final Map<RepositoryId, Reached> reached = new HashMap<>();

  /**
   * @param owners who define what would change
   */
  Tally(DependencyGraph graph, List<Consumer> consumers, List<RepositoryId> owners) {
    this.graph = graph;
    consumers.stream()
        .collect(Collectors.groupingBy(Consumer::repository))
        .forEach((name, some) -> places.put(new RepositoryId(name), some));
    for (var owner : owners) {
      places.putIfAbsent(owner, List.of());
      for (var each : graph.reach(owner, Direction.DEPENDENTS, true).repositories()) {
        reached.merge(
            each.repository(), each, (one, two) -> one.distance() <= two.distance() ? one : two);
      }
    }
    reached.keySet().forEach(id -> places.putIfAbsent(id, List.of()));
  }

  /** In the order in which changes land. */
  List<Affected> repositories() {
    return graph.order(places.keySet()).stream().map(this::affected).toList();
  }

  private Affected affected(RepositoryId id) {
    var some = places.getOrDefault(id, List.of());
    var way = reached.get(id);
    var best = some.stream().mapToDouble(Consumer::confidence).max();
    var distance = way == null ? -1 : way.distance();
    if (best.isPresent()) {
      var first = some.getFirst();
      var because = "%s:%d %s".formatted(first.path(), first.line(), first.why());
      return new Affected(id.name(), some.size(), best.getAsDouble(), distance, because);
    }
    return way == null
        ? new Affected(id.name(), 0, 1, 0, "defines it")
        : new Affected(id.name(), 0, Math.pow(INDIRECT, distance), distance, way(way));
  }

  private String way(Reached way) {
    var next = way.path().get(way.path().size() - 2);
    var evidence =
        graph.edges().stream()
            .filter(edge -> edge.from().equals(way.repository()) && edge.to().equals(next))
            .map(Edge::evidence)
            .findFirst()
            .orElse("");
    return evidence.isEmpty() ? "depends on " + next : "depends on " + next + ": " + evidence;
  }
}
