package dev.relay.repo.webhook;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fetches one remote and does what follows for every workspace that follows a branch of it. */
public final class Look {
  private final Workspaces workspaces;
  private final Mirrors mirrors;
  private final FollowedHeads heads;
  private final Following following;

  public Look(Workspaces workspaces, Mirrors mirrors, FollowedHeads heads, Following following) {
    this.workspaces = workspaces;
    this.mirrors = mirrors;
    this.heads = heads;
    this.following = following;
  }

  private record Place(Workspace workspace, Repository repository) {}

  /** Throws {@link GitFailure} when something is left to do; what was done is not done again. */
  void at(String url) {
    Optional<GitFailure> failure = Optional.empty();
    var places = places(url);
    for (var branch : places.stream().map(p -> p.repository().branch()).distinct().toList()) {
      var first = places.stream().filter(p -> p.repository().branch().equals(branch)).findFirst();
      try {
        first.ifPresent(place -> mirrors.refresh(place.repository()));
        places.stream()
            .filter(place -> place.repository().branch().equals(branch))
            .forEach(this::follow);
      } catch (GitFailure e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private List<Place> places(String url) {
    var places = new ArrayList<Place>();
    for (var workspace : workspaces.all()) {
      workspace.repositories().stream()
          .filter(repository -> repository.url().value().equals(url))
          .forEach(repository -> places.add(new Place(workspace, repository)));
    }
    return places;
  }

  private void follow(Place place) {
    var head = mirrors.head(place.repository());
    if (head.isEmpty()) {
      return;
    }
    var before = heads.get(place.workspace(), place.repository());
    if (!head.equals(before)) {
      before.ifPresent(
          from -> following.moved(place.workspace(), place.repository(), from, head.get()));
      heads.set(place.workspace(), place.repository(), head.get());
    }
    following.looked(place.workspace(), place.repository());
  }
}
