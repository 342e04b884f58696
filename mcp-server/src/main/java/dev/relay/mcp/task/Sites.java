package dev.relay.mcp.task;

import dev.relay.mcp.verify.Verification.Plan;
import dev.relay.mcp.verify.Verification.Site;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
    var sites =
        all.stream()
            .map(id -> workspace.repository(id.name()))
            .flatMap(r -> site(task, r, changes, tested.contains(r.id()), graph).stream())
            .toList();
    return new Plan(scratch, sites, planner.isByModel(task));
  }

  /**
   * As it would land, else as it is on its remote; empty for a neighbour that was never fetched:
   * then the tests run without it.
   */
  private Optional<Site> site(
      Task task, Repository repository, ChangeSet changes, boolean tested, DependencyGraph graph) {
    var id = repository.id();
    var needs = graph.dependencies(id);
    return changes.changes().stream()
        .filter(change -> change.repository().equals(id))
        .findFirst()
        .map(change ->
            new Site(
                repository, ground.tree(task, id).gitDir(), change.tree(), true, tested, needs))
        .or(() ->
            mirrors
                .head(repository)
                .map(head ->
                    new Site(repository, mirrors.gitDir(repository), head, false, tested, needs)));
  }

  private static Set<RepositoryId> withDependencies(Set<RepositoryId> some, DependencyGraph graph) {
    var seen = new HashSet<>(some);
    var open = new ArrayDeque<>(some);
    while (!open.isEmpty()) {
      graph.dependencies(open.pop()).stream().filter(seen::add).forEach(open::add);
    }
    return seen;
  }
}
