package dev.relay.repo.publish;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Nobody there to ask: what is ready is brought to its branch at once. */
final class DirectWay implements Way {
  private final DirectHost host;
  private final Remotes remotes;
  private final Journey journey;
  private final Proposal proposal;
  private Sha onto;

  DirectWay(DirectHost host, Remotes remotes, Journey journey, Proposal proposal) {
    this.host = host;
    this.remotes = remotes;
    this.journey = journey;
    this.proposal = proposal;
    this.onto = proposal.base();
  }

  @Override
  public @Nullable Obstacle ask() {
    return switch (host.standing(proposal)) {
      case Standing.Arrived(var commit) -> arrived(commit);
      case Standing.Ready _ -> null;
      case Standing.Moved(var head) -> moved(head);
    };
  }

  /** Somewhere else, but it was tested there. */
  private @Nullable Obstacle moved(Sha head) {
    if (head.equals(journey.car(proposal).tested())) {
      onto = head;
      return null;
    }
    return remotes.meeting(proposal, head) == Remotes.Meeting.CLEAN
        ? new Obstacle.Untested(head)
        : new Obstacle.Moved(head);
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
    var before = Way.turn(journey, remotes, proposal);
    if (before != null) {
      return before;
    }
    journey.check();
    try {
      return arrived(host.land(proposal, onto));
    } catch (GitFailure e) {
      return lost(e);
    }
  }

  /** A rejected push is a lost race when the branch has moved, and a refusal otherwise. */
  private Obstacle lost(GitFailure failure) {
    var refused = new Obstacle.Stopped(failure.sentence());
    return failure.kind() == GitFailure.Kind.REJECTED
            && host.standing(proposal) instanceof Standing.Moved(var head)
        ? Objects.requireNonNullElse(moved(head), refused)
        : refused;
  }

  private @Nullable Obstacle arrived(Landing.Commit commit) {
    journey.arrived(proposal, commit);
    return null;
  }
}
