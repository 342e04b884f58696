package dev.relay.repo.graph;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.WorkspaceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects reasons until there is a graph. What is declared wins over what was detected. */
final class GraphDraft {
  private final Workspace workspace;
  private final Set<RepositoryId> members = new HashSet<>();
  private final Map<Pair, Map<String, Reason>> reasons = new LinkedHashMap<>();
  private final Map<Coordinate, RepositoryId> producers = new HashMap<>();
  private final Map<RepositoryId, Coordinate> addresses = new HashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  private record Pair(RepositoryId from, RepositoryId to) {}

  GraphDraft(Workspace workspace) {
    this.workspace = workspace;
    workspace.repositories().forEach(repository -> members.add(repository.id()));
    workspace.repositories().forEach(this::place);
  }

  /** A repository is known by its address, the end of that, and its name. */
  private void place(Repository repository) {
    Coordinate.address(repository.url().value())
        .ifPresent(address -> {
          addresses.put(repository.id(), address);
          producers.putIfAbsent(address, repository.id());
          var path = address.name().substring(address.name().indexOf('/') + 1);
          producers.putIfAbsent(new Coordinate(Coordinate.ADDRESS_PATH, path), repository.id());
          var folder = address.name().substring(address.name().lastIndexOf('/') + 1);
          producers.putIfAbsent(new Coordinate(Coordinate.SIBLING, folder), repository.id());
        });
    producers.put(new Coordinate(Coordinate.SIBLING, repository.id().name()), repository.id());
  }

  void declared() {
    var lines = WorkspaceFile.declarations(workspace);
    for (var repository : workspace.repositories()) {
      var id = repository.id();
      declare(id, repository.dependencies(), lines.dependencies().getOrDefault(id, 1));
    }
    workspace
        .declared()
        .forEach((from, to) -> declare(from, to, lines.graph().getOrDefault(from, 1)));
  }

  private void declare(RepositoryId from, List<RepositoryId> to, int line) {
    var where = workspace.name() + ".yaml:" + line;
    for (var id : to) {
      if (members.contains(from) && members.contains(id)) {
        add(from, id, new Reason(Reason.DECLARED, where, 1, id.name()));
      } else {
        var missing = members.contains(from) ? id : from;
        notes.add("%s depends on %s; %s is not in this workspace.".formatted(from, id, missing));
      }
    }
  }

  void detected(Map<RepositoryId, List<Found>> manifests) {
    var filled = new LinkedHashMap<RepositoryId, List<Found>>();
    manifests.forEach((repository, found) -> filled.put(repository, Placeholders.fill(found)));
    filled.forEach(this::producers);
    filled.forEach(this::consumers);
  }

  void note(String sentence) {
    notes.add(sentence);
  }

  private void producers(RepositoryId repository, List<Found> manifests) {
    for (var found : manifests) {
      found.manifest().notes().forEach(note -> notes.add(repository + ": " + note));
      for (var coordinate : found.manifest().produces()) {
        var other = producers.putIfAbsent(coordinate, repository);
        if (other != null && !other.equals(repository)) {
          notes.add("%s and %s both make %s.".formatted(other, repository, coordinate.name()));
        }
      }
    }
  }

  private void consumers(RepositoryId repository, List<Found> manifests) {
    var own = addresses.get(repository);
    for (var found : manifests) {
      for (var use : found.manifest().consumes()) {
        var coordinate = own == null ? use.coordinate() : use.coordinate().from(own);
        var producer = producers.get(coordinate);
        if (producer != null) {
          var place = found.path() + ":" + use.line();
          add(
              repository,
              producer,
              new Reason(found.kind(), place, use.confidence(), coordinate.name()));
        }
      }
    }
  }

  /** Of several at one place the surest stays. */
  private void add(RepositoryId from, RepositoryId to, Reason reason) {
    if (!from.equals(to)) {
      reasons
          .computeIfAbsent(new Pair(from, to), pair -> new LinkedHashMap<>())
          .merge(
              reason.kind() + " " + reason.evidence(),
              reason,
              (one, other) -> other.confidence() > one.confidence() ? other : one);
    }
  }

  DependencyGraph graph() {
    var edges = new ArrayList<Edge>();
    reasons.forEach((pair, why) -> {
      var edge = new Edge(pair.from(), pair.to(), List.copyOf(why.values()));
      if (isDeclared(edge) || !isDeclared(new Pair(pair.to(), pair.from()))) {
        edges.add(edge);
      } else {
        notes.add(
            "%s uses %s of %s (%s), but the workspace declares the opposite, and that wins."
                .formatted(
                    pair.from(), edge.reasons().getFirst().name(), pair.to(), edge.evidence()));
      }
    });
    var nodes = workspace.repositories().stream().map(Repository::id).toList();
    var graph = new DependencyGraph(nodes, edges, List.of());
    graph.cycles().forEach(cycle -> notes.add(sentence(graph.loop(cycle))));
    return new DependencyGraph(nodes, edges, List.copyOf(notes));
  }

  private static boolean isDeclared(Edge edge) {
    return edge.reasons().getFirst().isDeclared();
  }

  private boolean isDeclared(Pair pair) {
    return reasons.getOrDefault(pair, Map.of()).values().stream().anyMatch(Reason::isDeclared);
  }

  private static String sentence(List<Edge> loop) {
    var steps = loop.stream().map(e -> "%s uses %s (%s)".formatted(e.from(), e.to(), e.evidence()));
    return "These depend on each other in a circle and land side by side: "
        + String.join(", ", steps.toList())
        + ".";
  }
}
