package dev.relay.repo.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A named set of repositories.
 *
 * @param workflows what is started when something happens in one of them
 * @param declared the {@code dependency_graph} of the file: repository to what it depends on
 * @param ignored findings of the analysis that are meant so
 */
public record Workspace(
    String name,
    List<Repository> repositories,
    Map<RepositoryId, List<RepositoryId>> declared,
    List<SyncRule> rules,
    List<WorkflowRule> workflows,
    List<IgnoredFinding> ignored) {
  public Workspace {
    repositories = List.copyOf(repositories);
    declared = Map.copyOf(declared);
    rules = List.copyOf(rules);
    workflows = List.copyOf(workflows);
    ignored = List.copyOf(ignored);
  }

  /** One whose events start nothing, with nothing ignored. */
  public Workspace(
      String name,
      List<Repository> repositories,
      Map<RepositoryId, List<RepositoryId>> declared,
      List<SyncRule> rules) {
    this(name, repositories, declared, rules, List.of(), List.of());
  }

  public Optional<Repository> find(String repository) {
    return repositories.stream().filter(r -> r.id().name().equals(repository)).findFirst();
  }

  public Workspace with(List<Repository> others) {
    return new Workspace(name, others, declared, rules, workflows, ignored);
  }

  /**
   * Those that are selected, in the order of the workspace: a name, {@code group:payments} or
   * {@code tag:java} each; all when there is no selector. Throws {@link UnknownName}.
   */
  public List<Repository> select(List<String> selectors) {
    if (selectors.isEmpty()) {
      return repositories;
    }
    var selected =
        selectors.stream()
            .flatMap(selector -> Selector.of(selector).in(this).stream())
            .map(Repository::id)
            .collect(Collectors.toSet());
    return repositories.stream().filter(r -> selected.contains(r.id())).toList();
  }

  /** Throws {@link UnknownName} with a sentence that names what there is. */
  public Repository repository(String repository) {
    return find(repository)
        .orElseThrow(() ->
            UnknownName.of(
                "repository", repository, repositories.stream().map(r -> r.id().name()).toList()));
  }
}
