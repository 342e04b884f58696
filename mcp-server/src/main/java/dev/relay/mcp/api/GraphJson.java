package dev.relay.mcp.api;

import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.graph.Edge;
import dev.relay.repo.graph.Reach;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who depends on whom.
 *
 * @param levels repositories that depend on nothing first
 * @param notes sentences about what could not become an edge
 */
record GraphJson(
    String workspace,
    List<Link> edges,
    List<List<String>> levels,
    List<Cycle> cycles,
    List<String> notes) {

  /**
   * {@code from} depends on {@code to}.
   *
   * @param kind of the best reason; so are evidence and confidence
   */
  record Link(
      String from, String to, String kind, String evidence, double confidence, List<Why> reasons) {
    static Link of(Edge edge) {
      return new Link(
          edge.from().name(),
          edge.to().name(),
          edge.kind(),
          edge.evidence(),
          edge.confidence(),
          edge.reasons().stream()
              .map(r -> new Why(r.kind(), r.evidence(), r.confidence(), r.name()))
              .toList());
    }
  }

  /**
   * @param name what is used
   */
  record Why(String kind, String evidence, double confidence, String name) {}

  /**
   * @param loop a shortest way round, the first one again at its end
   */
  record Cycle(List<String> members, List<String> loop) {}

  /**
   * @param path between the one that was asked about and this one, each depending on the next
   */
  record Reached(String repository, int distance, List<String> path) {}

  /** What depends on a repository, or what it depends on, in landing order. */
  record Around(
      String workspace,
      String of,
      String direction,
      boolean transitive,
      List<Reached> repositories,
      List<Link> edges) {
    static Around of(String workspace, Reach reach, boolean transitive) {
      return new Around(
          workspace,
          reach.of().name(),
          reach.direction().name().toLowerCase(Locale.ROOT),
          transitive,
          reach.repositories().stream()
              .map(r -> new Reached(r.repository().name(), r.distance(), names(r.path())))
              .toList(),
          reach.edges().stream().map(Link::of).toList());
    }
  }

  static GraphJson of(String workspace, DependencyGraph graph) {
    return new GraphJson(
        workspace,
        graph.edges().stream().map(Link::of).toList(),
        graph.levels().stream().map(GraphJson::names).toList(),
        graph.cycles().stream().map(cycle -> cycle(graph, cycle)).toList(),
        graph.notes());
  }

  private static Cycle cycle(DependencyGraph graph, List<RepositoryId> members) {
    var loop = new ArrayList<String>();
    loop.add(members.getFirst().name());
    graph.loop(members).forEach(edge -> loop.add(edge.to().name()));
    return new Cycle(names(members), loop);
  }

  private static List<String> names(List<RepositoryId> ids) {
    return ids.stream().map(RepositoryId::name).toList();
  }
}
