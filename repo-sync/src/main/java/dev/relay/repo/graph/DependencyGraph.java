package dev.relay.repo.graph;

import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Who depends on whom. Cycles are tolerated: their members share a level and keep the order of the
 * workspace.
 */
public final class DependencyGraph {
  private final List<RepositoryId> nodes;
  private final List<Edge> edges;
  private final List<String> notes;
  private final Map<RepositoryId, Integer> index = new HashMap<>();
  private final List<BitSet> reach;
  private final int[] level;

  /**
   * @param nodes in the order of the workspace
   * @param edges between nodes
   * @param notes sentences about what could not become an edge
   */
  public DependencyGraph(List<RepositoryId> nodes, Collection<Edge> edges, List<String> notes) {
    this.nodes = List.copyOf(nodes);
    this.edges = List.copyOf(edges);
    this.notes = List.copyOf(notes);
    for (int i = 0; i < nodes.size(); i++) {
      index.put(nodes.get(i), i);
    }
    reach = closure();
    level = levelNumbers();
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
    var levels = new ArrayList<List<RepositoryId>>();
    for (int i = 0; i < nodes.size(); i++) {
      while (levels.size() <= level[i]) {
        levels.add(new ArrayList<>());
      }
      levels.get(level[i]).add(nodes.get(i));
    }
    return levels.stream().filter(l -> !l.isEmpty()).map(List::copyOf).toList();
  }

  /** The given ones so that each comes after what it depends on. */
  public List<RepositoryId> order(Collection<RepositoryId> some) {
    return some.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((RepositoryId id) -> level[at(id)]).thenComparingInt(this::at))
        .toList();
  }

  /** Those that depend on it directly. */
  public List<RepositoryId> dependents(RepositoryId id) {
    return edges.stream().filter(e -> e.to().equals(id)).map(Edge::from).distinct().toList();
  }

  /** Those that it depends on directly. */
  public List<RepositoryId> dependencies(RepositoryId id) {
    return edges.stream().filter(e -> e.from().equals(id)).map(Edge::to).distinct().toList();
  }

  /** All that depend on it, directly or not, in landing order; without itself. */
  public List<RepositoryId> impact(RepositoryId id) {
    var target = at(id);
    return order(
        nodes.stream().filter(n -> !n.equals(id) && reach.get(at(n)).get(target)).toList());
  }

  /** Sets of repositories that depend on each other in a circle. */
  public List<List<RepositoryId>> cycles() {
    var seen = new HashSet<Integer>();
    var cycles = new ArrayList<List<RepositoryId>>();
    for (int i = 0; i < nodes.size(); i++) {
      var members = seen.contains(i) ? List.<Integer>of() : circle(i);
      seen.addAll(members);
      if (members.size() > 1) {
        cycles.add(members.stream().map(nodes::get).toList());
      }
    }
    return List.copyOf(cycles);
  }

  private int at(RepositoryId id) {
    var at = index.get(id);
    if (at == null) {
      throw new IllegalArgumentException("not in this workspace: " + id);
    }
    return at;
  }

  private List<Integer> circle(int i) {
    var members = new ArrayList<Integer>();
    for (int j = 0; j < nodes.size(); j++) {
      if (j == i || mutual(i, j)) {
        members.add(j);
      }
    }
    return members;
  }

  private boolean mutual(int i, int j) {
    return reach.get(i).get(j) && reach.get(j).get(i);
  }

  private List<BitSet> closure() {
    var sets = new ArrayList<BitSet>();
    nodes.forEach(n -> sets.add(new BitSet()));
    edges.forEach(e -> sets.get(at(e.from())).set(at(e.to())));
    for (int k = 0; k < nodes.size(); k++) {
      for (var set : sets) {
        if (set.get(k)) {
          set.or(sets.get(k));
        }
      }
    }
    return sets;
  }

  /** The length of the longest way down, a circle counting as one step. */
  private int[] levelNumbers() {
    var numbers = new int[nodes.size()];
    var byDepth = new ArrayList<Integer>(index.values());
    byDepth.sort(Comparator.comparingInt(this::depth));
    for (int i : byDepth) {
      reach.get(i).stream()
          .filter(j -> j != i && !mutual(i, j))
          .forEach(j -> numbers[i] = Math.max(numbers[i], numbers[j] + 1));
    }
    return numbers;
  }

  private int depth(int i) {
    var below = reach.get(i).cardinality();
    return reach.get(i).get(i) ? below : below + 1;
  }
}
