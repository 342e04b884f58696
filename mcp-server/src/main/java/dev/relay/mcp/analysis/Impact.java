package dev.relay.mcp.analysis;

import dev.relay.mcp.analysis.search.CodeSearch;
import dev.relay.mcp.analysis.search.Found;
import dev.relay.mcp.analysis.search.SearchQuery;
import dev.relay.mcp.analysis.search.SearchRequest;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.graph.Edge;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Who is touched when a name or a repository changes. */
public final class Impact {
  private static final int REASONS = 50;

  private final CodeSearch search;
  private final DependencyGraphs graphs;

  public Impact(CodeSearch search, DependencyGraphs graphs) {
    this.search = search;
    this.graphs = graphs;
  }

  /**
   * @param places repository to how often the name stands there
   * @param dependents repositories that depend on one of those, and hold no place themselves
   * @param order all of them, in the order in which changes would land
   * @param hits the first places
   * @param reasons why those depend on each other, a sentence each; at most 50
   */
  public record Touched(
      Map<String, Integer> places,
      List<String> dependents,
      List<String> order,
      List<Found.Hit> hits,
      List<String> reasons) {}

  /** Where a name stands, and who depends on those repositories. */
  public Touched ofName(Workspace workspace, String name, int hits) {
    var found =
        search.search(
            SearchRequest.first(workspace.repositories(), SearchQuery.literal(name), hits)
                .counted());
    return touched(workspace, found.perRepository(), found.hits());
  }

  /** Who depends on a repository. */
  public Touched ofRepository(Workspace workspace, RepositoryId repository) {
    return touched(workspace, Map.of(repository.name(), 0), List.of());
  }

  private Touched touched(Workspace workspace, Map<String, Integer> places, List<Found.Hit> hits) {
    var graph = graphs.of(workspace);
    var roots = places.keySet().stream().map(RepositoryId::new).toList();
    var dependents = new LinkedHashSet<RepositoryId>();
    roots.forEach(root -> dependents.addAll(graph.impact(root)));
    dependents.removeAll(roots);
    var all = new LinkedHashSet<>(roots);
    all.addAll(dependents);
    var reasons =
        graph.edges().stream()
            .filter(edge -> all.contains(edge.from()) && all.contains(edge.to()))
            .map(Impact::sentence)
            .limit(REASONS)
            .toList();
    return new Touched(
        places, names(graph.order(dependents)), names(graph.order(all)), hits, reasons);
  }

  private static String sentence(Edge edge) {
    var reason = edge.reasons().getFirst();
    return reason.isDeclared()
        ? "%s depends on %s: declared".formatted(edge.from(), edge.to())
        : "%s uses %s of %s: %s"
            .formatted(edge.from(), reason.name(), edge.to(), reason.evidence());
  }

  private static List<String> names(List<RepositoryId> ids) {
    return ids.stream().map(RepositoryId::name).toList();
  }
}
