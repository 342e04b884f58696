package dev.relay.repo.graph;

import dev.relay.repo.graph.Reach.Direction;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.EdgeReversedGraph;
import org.jgrapht.traverse.BreadthFirstIterator;

/**
 * Who depends on whom. Cycles are tolerated: their members share a level and keep the order of the
 * workspace.
 */
public final class DependencyGraph {
  private final Graph<RepositoryId, Edge> graph = new DefaultDirectedGraph<>(Edge.class);
  private final Map<RepositoryId, Integer> index = new HashMap<>();
  private final Map<RepositoryId, Integer> level;
  private final List<Edge> edges;
  private final List<String> notes;
  private final List<List<RepositoryId>> cycles;

  /**
   * @param nodes in the order of the workspace
   * @param edges between nodes, one per pair
   * @param notes sentences about what could not become an edge
   */
  public DependencyGraph(List<RepositoryId> nodes, Collection<Edge> edges, List<String> notes) {
    this.edges = List.copyOf(edges);
    this.notes = List.copyOf(notes);
    for (var node : nodes) {
      index.put(node, index.size());
      graph.addVertex(node);
    }
    this.edges.forEach(edge -> graph.addEdge(edge.from(), edge.to(), edge));
    var circles = new KosarajuStrongConnectivityInspector<>(graph).stronglyConnectedSets();
    level = Levels.of(circles, this.edges);
    cycles =
        circles.stream()
            .filter(circle -> circle.size() > 1)
            .map(this::inOrder)
            .sorted(Comparator.comparingInt(circle -> at(circle.getFirst())))
            .toList();
  }

  public List<Edge> edges() {
    return edges;
  }

  /** External names, unreadable manifests and the like, a sentence each. */
  public List<String> notes() {
    return notes;
  }

  /** Repositories that depend on nothing first; each level depends on earlier ones only. */
  public List<List<RepositoryId>> levels() {
    var levels = new TreeMap<Integer, List<RepositoryId>>();
    for (var id : inOrder(graph.vertexSet())) {
      levels.computeIfAbsent(levelOf(id), number -> new ArrayList<>()).add(id);
    }
    return levels.values().stream().map(List::copyOf).toList();
  }

  /** The given ones so that each comes after what it depends on. */
  public List<RepositoryId> order(Collection<RepositoryId> some) {
    return some.stream()
        .distinct()
        .sorted(Comparator.comparingInt(this::levelOf).thenComparingInt(this::at))
        .toList();
  }

  /** Those that depend on it directly. */
  public List<RepositoryId> dependents(RepositoryId id) {
    at(id);
    return inOrder(Graphs.predecessorListOf(graph, id));
  }

  /** Those that it depends on directly. */
  public List<RepositoryId> dependencies(RepositoryId id) {
    at(id);
    return inOrder(Graphs.successorListOf(graph, id));
  }

  /** All that depend on it, directly or not, in landing order; without itself. */
  public List<RepositoryId> impact(RepositoryId id) {
    return reach(id, Direction.DEPENDENTS, true).repositories().stream()
        .map(Reach.Reached::repository)
        .toList();
  }

  /**
   * @param transitive false for direct ones only
   */
  public Reach reach(RepositoryId id, Direction direction, boolean transitive) {
    at(id);
    var down = direction == Direction.DEPENDENCIES;
    var found = new LinkedHashMap<RepositoryId, List<RepositoryId>>();
    var walk = new BreadthFirstIterator<>(down ? graph : new EdgeReversedGraph<>(graph), id);
    while (walk.hasNext()) {
      var node = walk.next();
      if (!transitive && walk.getDepth(node) > 1) {
        break;
      }
      var parent = walk.getParent(node);
      found.put(node, longer(found.getOrDefault(parent, List.of()), node, down));
    }
    var reached =
        order(found.keySet()).stream()
            .filter(node -> !node.equals(id))
            .map(node -> new Reach.Reached(node, Objects.requireNonNull(found.get(node))))
            .toList();
    return new Reach(id, direction, reached, among(found.keySet(), id, transitive));
  }

  /** Sets of repositories that depend on each other in a circle. */
  public List<List<RepositoryId>> cycles() {
    return cycles;
  }

  /** A shortest way from the first member of a cycle back to it. */
  public List<Edge> loop(List<RepositoryId> cycle) {
    var start = cycle.getFirst();
    var walk = new BreadthFirstIterator<>(graph, start);
    while (walk.hasNext()) {
      var last = walk.next();
      var back = graph.getEdge(last, start);
      if (back != null) {
        var loop = new ArrayList<>(List.of(back));
        for (var node = last; !node.equals(start); node = walk.getParent(node)) {
          loop.addFirst(walk.getSpanningTreeEdge(node));
        }
        return List.copyOf(loop);
      }
    }
    return List.of();
  }

  private List<Edge> among(Set<RepositoryId> some, RepositoryId id, boolean transitive) {
    return some.stream()
        .flatMap(node -> graph.outgoingEdgesOf(node).stream())
        .filter(edge -> some.contains(edge.to()))
        .filter(edge -> transitive || edge.from().equals(id) || edge.to().equals(id))
        .sorted(Comparator.comparingInt((Edge e) -> at(e.from())).thenComparingInt(e -> at(e.to())))
        .toList();
  }

  private static List<RepositoryId> longer(
      List<RepositoryId> path, RepositoryId node, boolean down) {
    var longer = new ArrayList<>(path);
    longer.add(down ? longer.size() : 0, node);
    return List.copyOf(longer);
  }

  private List<RepositoryId> inOrder(Collection<RepositoryId> some) {
    return some.stream().sorted(Comparator.comparingInt(this::at)).toList();
  }

  private int levelOf(RepositoryId id) {
    at(id);
    return level.getOrDefault(id, 0);
  }

  private int at(RepositoryId id) {
    var at = index.get(id);
    if (at == null) {
      throw new IllegalArgumentException("not in this workspace: " + id);
    }
    return at;
  }
}
