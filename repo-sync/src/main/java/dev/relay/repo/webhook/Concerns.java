package dev.relay.repo.webhook;

import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which repositories of which workspaces an event is about, by all the names they ever had. */
public final class Concerns {
  private final Workspaces workspaces;
  private final RepositoryNames names;

  public Concerns(Workspaces workspaces, RepositoryNames names) {
    this.workspaces = workspaces;
    this.names = names;
  }

  /** In the order in which it happened. */
  public List<Concerned> of(List<Happened> happened) {
    var places = places(happened);
    var concerned = new ArrayList<Concerned>();
    for (var workspace : places.isEmpty() ? List.<Workspace>of() : workspaces.all()) {
      for (var repository : workspace.repositories()) {
        places
            .getOrDefault(Address.of(repository.url()), List.of())
            .forEach(each -> concerned.add(new Concerned(each, workspace, repository)));
      }
    }
    concerned.sort(Comparator.comparingLong(each -> each.happened().seq()));
    return concerned;
  }

  private Map<Address, List<Happened>> places(List<Happened> happened) {
    var places = new HashMap<Address, List<Happened>>();
    for (var each : happened) {
      for (var name : names.of(each.source())) {
        var place = Address.of(each.source().server(), name);
        places.computeIfAbsent(place, _ -> new ArrayList<>()).add(each);
      }
    }
    return places;
  }
}
