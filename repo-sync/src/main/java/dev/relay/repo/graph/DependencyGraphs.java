package dev.relay.repo.graph;

import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.graph.Manifests.Target;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Merges what a workspace declares with what the manifests at its mirrors' heads say. */
public final class DependencyGraphs {
  private final Mirrors mirrors;
  private final Manifests manifests;
  private final Map<String, Made> last = new ConcurrentHashMap<>();

  public DependencyGraphs(Mirrors mirrors, Manifests manifests) {
    this.mirrors = mirrors;
    this.manifests = manifests;
  }

  private record Made(Workspace workspace, Map<RepositoryId, Sha> heads, DependencyGraph graph) {}

  /** Fetches nothing: repositories whose mirror was never fetched have declared edges only. */
  public DependencyGraph of(Workspace workspace) {
    var heads = heads(workspace);
    var made = last.get(workspace.name());
    if (made != null && made.workspace().equals(workspace) && made.heads().equals(heads)) {
      return made.graph();
    }
    var targets = new LinkedHashMap<RepositoryId, Target>();
    for (var repository : workspace.repositories()) {
      var head = heads.get(repository.id());
      if (head != null) {
        targets.put(repository.id(), target(repository, head));
      }
    }
    var looked = manifests.at(targets.values());
    var graph = graph(workspace, targets, looked);
    if (looked.failures().isEmpty()) {
      last.put(workspace.name(), new Made(workspace, heads, graph));
    }
    return graph;
  }

  private static DependencyGraph graph(
      Workspace workspace, Map<RepositoryId, Target> targets, Manifests.Looked looked) {
    var found = new LinkedHashMap<RepositoryId, List<Found>>();
    targets.forEach((id, target) -> found.put(id, looked.found().getOrDefault(target, List.of())));
    var draft = new GraphDraft(workspace);
    draft.declared();
    draft.detected(found);
    looked.failures().forEach(draft::note);
    return draft.graph();
  }

  private Target target(Repository repository, Sha head) {
    return new Target(mirrors.gitDir(repository), repository.branch(), head);
  }

  private Map<RepositoryId, Sha> heads(Workspace workspace) {
    var heads = new LinkedHashMap<RepositoryId, Sha>();
    for (var repository : workspace.repositories()) {
      mirrors.head(repository).ifPresent(head -> heads.put(repository.id(), head));
    }
    return heads;
  }
}
