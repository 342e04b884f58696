package dev.relay.mcp.analysis;

import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.graph.Edge;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.Collection;
import java.util.List;

/** Makes {@link WorkspaceOverview}s. */
public final class Overviews {
  private final DependencyGraphs graphs;
  private final Mirrors mirrors;

  public Overviews(DependencyGraphs graphs, Mirrors mirrors) {
    this.graphs = graphs;
    this.mirrors = mirrors;
  }

  public WorkspaceOverview of(Workspace workspace) {
    var graph = graphs.of(workspace);
    return new WorkspaceOverview(
        workspace.name(),
        workspace.repositories().stream().map(r -> member(r, graph)).toList(),
        graph.edges().stream().map(Overviews::link).toList(),
        graph.levels().stream().map(Overviews::names).toList());
  }

  private WorkspaceOverview.Member member(Repository repository, DependencyGraph graph) {
    return new WorkspaceOverview.Member(
        repository.id().name(),
        repository.url().value(),
        repository.branch(),
        repository.verify(),
        names(graph.dependencies(repository.id())),
        mirrors.head(repository).map(Sha::hex).orElse(null));
  }

  private static WorkspaceOverview.Link link(Edge edge) {
    return new WorkspaceOverview.Link(
        edge.from().name(), edge.to().name(), edge.kind(), edge.evidence(), edge.confidence());
  }

  private static List<String> names(Collection<RepositoryId> ids) {
    return ids.stream().map(RepositoryId::name).toList();
  }
}
