package dev.relay.repo.publish;

import dev.relay.repo.git.GitFailure;
import org.jspecify.annotations.Nullable;

/** Nobody there to ask: what is ready is brought to its branch at once. */
final class DirectWay implements Way {
  private final DirectHost host;
  private final Journey journey;
  private final Proposal proposal;

  DirectWay(DirectHost host, Journey journey, Proposal proposal) {
    this.host = host;
    this.journey = journey;
    this.proposal = proposal;
  }

  @Override
  public @Nullable Obstacle ask() {
    return switch (host.standing(proposal)) {
      case Standing.Arrived(var commit) -> arrived(commit);
      case Standing.Ready _ -> null;
      case Standing.Moved(var head) -> new Obstacle.Moved(head);
    };
  }

  @Override
  public @Nullable Obstacle propose() {
    return null;
  }

  @Override
  public @Nullable Obstacle describe() {
    return null;
  }

  @Override
  public @Nullable Obstacle merge() {
    var missing = journey.train().missing(journey.car(proposal));
    if (!missing.isEmpty()) {
      return new Obstacle.Waits(Sentences.waitsFor(proposal, missing), null);
    }
    journey.check();
    try {
      return arrived(host.land(proposal));
    } catch (GitFailure e) {
      return lost(e);
    }
  }

  /** A rejected push is a lost race when the branch has moved, and a refusal otherwise. */
  private Obstacle lost(GitFailure failure) {
    if (failure.kind() == GitFailure.Kind.REJECTED
        && host.standing(proposal) instanceof Standing.Moved(var head)) {
      return new Obstacle.Moved(head);
    }
    return new Obstacle.Stopped(failure.sentence());
  }

  private @Nullable Obstacle arrived(Landing.Commit commit) {
    journey.arrived(proposal, commit);
    return null;
  }
}
