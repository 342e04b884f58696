package dev.relay.repo.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

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
  private final Concerns concerns;
  private final InstantSource clock;
  private final Loop loop;

  public Follower(
      RepoEvents events, FollowedRemotes remotes, Concerns concerns, InstantSource clock) {
    this.events = events;
    this.remotes = remotes;
    this.concerns = concerns;
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
    var moving = happened.stream().filter(each -> movesRefs(each.event())).toList();
    var urls =
        concerns.of(moving).stream()
            .map(concerned -> concerned.repository().url().value())
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

  @Override
  public void close() {
    loop.close();
  }
}
