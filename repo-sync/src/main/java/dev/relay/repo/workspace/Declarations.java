package dev.relay.repo.workspace;

import java.util.Map;

/**
 * On which lines of the file that {@link WorkspaceFile#write} makes dependencies are declared, by
 * the repository that has them.
 *
 * @param dependencies those of a repository's own entry
 * @param graph those of {@code dependency_graph}
 */
public record Declarations(
    Map<RepositoryId, Integer> dependencies, Map<RepositoryId, Integer> graph) {
  public Declarations {
    dependencies = Map.copyOf(dependencies);
    graph = Map.copyOf(graph);
  }
}
