package dev.relay.mcp.task;

import dev.relay.mcp.verify.Verification.Plan;
import dev.relay.mcp.verify.Verification.Site;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which repositories are tested with a change set, and which only stand beside them. */
final class Sites {
  private final Ground ground;
  private final Planner planner;
  private final Mirrors mirrors;

  Sites(Ground ground, Planner planner, Mirrors mirrors) {
    this.ground = ground;
    this.planner = planner;
    this.mirrors = mirrors;
  }

  /** The changed ones and their direct dependents are tested; what those need is only built. */
  Plan of(Task task, ChangeSet changes) {
    var workspace = ground.workspace(task);
    var graph = planner.graph(workspace);
    var changed =
        changes.changes().stream()
            .map(RepositoryChange::repository)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    var tested = new LinkedHashSet<>(changed);
    changed.forEach(id -> tested.addAll(graph.dependents(id)));
    var all = graph.order(withDependencies(tested, graph));
    var scratch = ground.trees().root(task.id().value()).resolveSibling("verify");
    return new Plan(scratch, sites(task, workspace, all, changed, tested, graph));
  }

  private List<Site> sites(
      Task task,
      Workspace workspace,
      List<RepositoryId> all,
      Set<RepositoryId> changed,
      Set<RepositoryId> tested,
      DependencyGraph graph) {
    return all.stream()
        .flatMap(id ->
            tree(task, workspace.repository(id.name()))
                .map(tree ->
                    new Site(
                        workspace.repository(id.name()),
                        tree.path(),
                        changed.contains(id),
                        tested.contains(id),
                        graph.dependencies(id)))
                .stream())
        .toList();
  }

  private static Set<RepositoryId> withDependencies(Set<RepositoryId> some, DependencyGraph graph) {
    var seen = new HashSet<>(some);
    var open = new ArrayDeque<>(some);
    while (!open.isEmpty()) {
      graph.dependencies(open.pop()).stream().filter(seen::add).forEach(open::add);
    }
    return seen;
  }

  /** Empty for a neighbour that was never fetched: then the tests run without it. */
  private Optional<TaskTree> tree(Task task, Repository repository) {
    try {
      return ground
          .find(task, repository.id())
          .or(() ->
              mirrors
                  .head(repository)
                  .map(head -> ground.trees().create(task.id().value(), repository, head)));
    } catch (GitFailure e) {
      return Optional.empty();
    }
  }
}
