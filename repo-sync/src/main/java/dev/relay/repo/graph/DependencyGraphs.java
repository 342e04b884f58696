package dev.relay.repo.graph;

import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merges what a workspace declares with what the manifests at its mirrors' heads say. */
public final class DependencyGraphs {
  private static final double DETECTED = 0.9;

  private final Mirrors mirrors;
  private final Manifests manifests;

  public DependencyGraphs(Mirrors mirrors, Manifests manifests) {
    this.mirrors = mirrors;
    this.manifests = manifests;
  }

  /** Fetches nothing: repositories whose mirror was never fetched have declared edges only. */
  public DependencyGraph of(Workspace workspace) {
    var draft = new Draft(workspace);
    workspace.repositories().forEach(draft::declared);
    workspace.declared().forEach((from, to) -> draft.declare(from, to, "dependency_graph"));
    var found = new LinkedHashMap<RepositoryId, List<Manifests.Found>>();
    for (var repository : workspace.repositories()) {
      found.put(repository.id(), found(repository));
    }
    found.forEach(draft::producers);
    found.forEach(draft::consumers);
    return new DependencyGraph(
        workspace.repositories().stream().map(Repository::id).toList(),
        draft.edges.values(),
        draft.notes);
  }

  private List<Manifests.Found> found(Repository repository) {
    return mirrors
        .head(repository)
        .map(head -> manifests.at(mirrors.gitDir(repository), head))
        .orElse(List.of());
  }

  /** One edge per pair; the first one found stays, and declared ones come first. */
  private static final class Draft {
    private final Workspace workspace;
    private final Map<List<RepositoryId>, Edge> edges = new LinkedHashMap<>();
    private final Map<List<String>, RepositoryId> producers = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    Draft(Workspace workspace) {
      this.workspace = workspace;
    }

    void declared(Repository repository) {
      declare(repository.id(), repository.dependencies(), "dependencies");
    }

    void declare(RepositoryId from, List<RepositoryId> to, String where) {
      for (var id : to) {
        var missing = isKnown(from) ? id : from;
        if (isKnown(from) && isKnown(id)) {
          add(new Edge(from, id, "declared", where, 1));
        } else {
          note("%s depends on %s; %s is not in this workspace.".formatted(from, id, missing));
        }
      }
    }

    void producers(RepositoryId repository, List<Manifests.Found> found) {
      for (var manifest : found) {
        manifest.problem().ifPresent(problem -> note(repository + ": " + problem));
        for (var coordinate : manifest.manifest().produces()) {
          var other = producers.putIfAbsent(List.of(manifest.kind(), coordinate), repository);
          if (other != null && !other.equals(repository)) {
            note("%s and %s both make %s.".formatted(other, repository, coordinate));
          }
        }
      }
    }

    void consumers(RepositoryId repository, List<Manifests.Found> found) {
      for (var manifest : found) {
        for (var use : manifest.manifest().consumes()) {
          var producer = producers.get(List.of(manifest.kind(), use.coordinate()));
          if (producer != null) {
            var place = manifest.path() + ":" + use.line();
            add(new Edge(repository, producer, manifest.kind(), place, DETECTED));
          }
        }
      }
    }

    private void add(Edge edge) {
      if (!edge.from().equals(edge.to())) {
        edges.putIfAbsent(List.of(edge.from(), edge.to()), edge);
      }
    }

    private void note(String note) {
      if (!notes.contains(note)) {
        notes.add(note);
      }
    }

    private boolean isKnown(RepositoryId id) {
      return workspace.find(id.name()).isPresent();
    }
  }
}
