package dev.relay.repo.graph;

import dev.relay.repo.workspace.RepositoryId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jgrapht.Graphs;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.TopologicalOrderIterator;

/** How far up each repository stands: the longest way down from it, a circle being one step. */
final class Levels {
  private Levels() {}

  /**
   * @param circles all repositories, each with those it depends on in a circle
   */
  static Map<RepositoryId, Integer> of(List<Set<RepositoryId>> circles, List<Edge> edges) {
    var steps = steps(circles, edges);
    var numbers = new HashMap<Integer, Integer>();
    var levels = new HashMap<RepositoryId, Integer>();
    new TopologicalOrderIterator<>(steps)
        .forEachRemaining(step -> {
          var below = Graphs.predecessorListOf(steps, step).stream();
          var number = below.mapToInt(b -> numbers.getOrDefault(b, 0) + 1).max().orElse(0);
          numbers.put(step, number);
          circles.get(step).forEach(member -> levels.put(member, number));
        });
    return levels;
  }

  /** From what is depended on to what depends on it. */
  private static DefaultDirectedGraph<Integer, DefaultEdge> steps(
      List<Set<RepositoryId>> circles, List<Edge> edges) {
    var steps = new DefaultDirectedGraph<Integer, DefaultEdge>(DefaultEdge.class);
    var circleOf = new HashMap<RepositoryId, Integer>();
    for (int i = 0; i < circles.size(); i++) {
      steps.addVertex(i);
      for (var member : circles.get(i)) {
        circleOf.put(member, i);
      }
    }
    for (var edge : edges) {
      var from = Objects.requireNonNull(circleOf.get(edge.from()));
      var to = Objects.requireNonNull(circleOf.get(edge.to()));
      if (!from.equals(to)) {
        steps.addEdge(to, from);
      }
    }
    return steps;
  }
}
