package dev.relay.repo.webhook;

import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads what happened and has the remotes looked at that it concerns. A hundred pushes to one
 * repository are one look.
 */
public final class Follower implements AutoCloseable {
  private static final String READER = "follower";
  private static final int AT_ONCE = 500;
  private static final Duration NAP = Duration.ofSeconds(5);

  private final RepoEvents events;
  private final FollowedRemotes remotes;
  private final Workspaces workspaces;
  private final RepositoryNames names;
  private final InstantSource clock;
  private final Loop loop;

  public Follower(
      RepoEvents events,
      FollowedRemotes remotes,
      Workspaces workspaces,
      RepositoryNames names,
      InstantSource clock) {
    this.events = events;
    this.remotes = remotes;
    this.workspaces = workspaces;
    this.names = names;
    this.clock = clock;
    this.loop = new Loop("webhook-follower", events.signal(), NAP, this::step);
  }

  public Follower start() {
    loop.start();
    return this;
  }

  private boolean step() {
    var any = events.read(READER, AT_ONCE, this::follow);
    if (any) {
      remotes.signal().ring();
    }
    return any;
  }

  private void follow(List<Happened> happened) {
    var places = new HashSet<Address>();
    for (var each : happened) {
      if (movesRefs(each.event())) {
        places.addAll(places(each.source()));
      }
    }
    var urls =
        workspaces.all().stream()
            .flatMap(workspace -> workspace.repositories().stream())
            .filter(repository -> places.contains(Address.of(repository.url())))
            .map(repository -> repository.url().value())
            .distinct()
            .sorted() // two Relays lock rows in the same order
            .toList();
    if (!urls.isEmpty()) {
      remotes.want(urls, clock.instant());
    }
  }

  private static boolean movesRefs(RepoEvent event) {
    return event instanceof RepoEvent.Pushed || event instanceof RepoEvent.RepositoryChanged;
  }

  private Set<Address> places(Source source) {
    var places = new HashSet<Address>();
    names.of(source).forEach(name -> places.add(Address.of(source.server(), name)));
    return places;
  }

  @Override
  public void close() {
    loop.close();
  }
}
