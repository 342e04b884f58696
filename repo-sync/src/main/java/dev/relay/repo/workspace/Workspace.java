package dev.relay.repo.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A named set of repositories.
 *
 * @param declared the {@code dependency_graph} of the file: repository to what it depends on
 */
public record Workspace(
    String name,
    List<Repository> repositories,
    Map<RepositoryId, List<RepositoryId>> declared,
    List<SyncRule> rules) {
  public Workspace {
    repositories = List.copyOf(repositories);
    declared = Map.copyOf(declared);
    rules = List.copyOf(rules);
  }

  public Optional<Repository> find(String repository) {
    return repositories.stream().filter(r -> r.id().name().equals(repository)).findFirst();
  }

  /** Throws {@link UnknownName} with a sentence that names what there is. */
  public Repository repository(String repository) {
    return find(repository)
        .orElseThrow(() ->
            UnknownName.of(
                "repository", repository, repositories.stream().map(r -> r.id().name()).toList()));
  }
}
