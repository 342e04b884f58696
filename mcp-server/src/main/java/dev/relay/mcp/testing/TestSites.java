package dev.relay.mcp.testing;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.verify.Verification.Plan;
import dev.relay.mcp.verify.Verification.Site;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.graph.Reach.Direction;
import dev.relay.repo.sync.WorkingState;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the files that are asked for, and those of the repositories that they need. */
final class TestSites {
  private final Git git;
  private final Mirrors mirrors;
  private final DependencyGraphs graphs;
  private final WorkingState working;
  private final TaskFiles tasks;

  TestSites(
      Git git, Mirrors mirrors, DependencyGraphs graphs, WorkingState working, TaskFiles tasks) {
    this.git = git;
    this.mirrors = mirrors;
    this.graphs = graphs;
    this.working = working;
    this.tasks = tasks;
  }

  /**
   * @param notes a sentence about each repository that is not tested as asked
   */
  record Found(Plan plan, List<String> notes) {
    boolean isEmpty() {
      return plan.sites().stream().noneMatch(Site::tested);
    }
  }

  private record Files(Path gitDir, Sha tree, boolean changed) {}

  Found find(TestAsk ask, Path folder, Caller caller) {
    var graph = graphs.of(ask.workspace());
    var changed = ask.task().map(id -> tasks.of(id, caller));
    var wanted = wanted(ask, graph, changed.map(TaskFiles.Changed::files).orElse(Map.of()));
    var files = new HashMap<RepositoryId, Files>();
    changed.ifPresent(task ->
        task.files().forEach((id, at) -> files.put(id, new Files(at.gitDir(), at.tree(), true))));
    var notes = new ArrayList<String>();
    if (ask.of() == TestAsk.Of.CHECKOUT) {
      checkouts(ask, wanted, folder, files, notes);
    }
    var sites = new ArrayList<Site>();
    for (var id : graph.order(withDependencies(wanted, graph))) {
      var repository = ask.workspace().repository(id.name());
      var at = files.computeIfAbsent(id, _ -> fetched(repository));
      var isTested = wanted.contains(id) && hasTests(repository, notes);
      var tested = isTested ? narrowed(repository, at, ask, notes) : repository;
      sites.add(
          new Site(tested, at.gitDir(), at.tree(), at.changed(), isTested, graph.dependencies(id)));
    }
    var byModel = changed.map(TaskFiles.Changed::byModel).orElse(false);
    return new Found(new Plan(folder.resolve("copies"), sites, byModel), notes);
  }

  private static Set<RepositoryId> wanted(
      TestAsk ask, DependencyGraph graph, Map<RepositoryId, TaskFiles.At> changed) {
    var wanted = new LinkedHashSet<RepositoryId>();
    ask.repositories().forEach(repository -> wanted.add(repository.id()));
    if (wanted.isEmpty()) {
      wanted.addAll(changed.keySet());
      changed.keySet().forEach(id -> wanted.addAll(graph.dependents(id)));
    }
    return wanted;
  }

  private static Set<RepositoryId> withDependencies(Set<RepositoryId> some, DependencyGraph graph) {
    var all = new LinkedHashSet<>(some);
    for (var id : some) {
      graph.reach(id, Direction.DEPENDENCIES, true).repositories().stream()
          .map(reached -> reached.repository())
          .forEach(all::add);
    }
    return all;
  }

  private void checkouts(
      TestAsk ask,
      Set<RepositoryId> wanted,
      Path folder,
      Map<RepositoryId, Files> files,
      List<String> notes) {
    for (var id : wanted) {
      var repository = ask.workspace().repository(id.name());
      var kept = working.keep(ask.workspace(), repository, folder.resolve("git-" + id.name()));
      kept.ifPresent(state -> files.put(id, new Files(state.gitDir(), state.tree(), true)));
      if (kept.isEmpty()) {
        notes.add(id + " has no checkout, so its branch is tested as it was fetched last.");
      }
    }
  }

  private Files fetched(Repository repository) {
    var head = mirrors.head(repository).orElseGet(() -> mirrors.refresh(repository));
    return new Files(mirrors.gitDir(repository), head, false);
  }

  private static boolean hasTests(Repository repository, List<String> notes) {
    if (repository.verify() == null) {
      notes.add(
          repository.id() + " does not say how it is tested: set its verify command on the page.");
    }
    return repository.verify() != null;
  }

  private Repository narrowed(Repository repository, Files at, TestAsk ask, List<String> notes) {
    var command = repository.verify();
    if (ask.only().isEmpty() || command == null) {
      return repository;
    }
    var script = TestScript.of(git.reader(), at.gitDir(), at.tree());
    var narrowed = Narrowing.of(command, script, ask.only().get());
    if (narrowed.isEmpty()) {
      notes.add(
          "All tests of %s run: Relay cannot narrow '%s'.".formatted(repository.id(), command));
    }
    return narrowed.map(repository::verifiedBy).orElse(repository);
  }
}
