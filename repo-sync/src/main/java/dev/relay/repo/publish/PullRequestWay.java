package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.PullRequest.State;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** By a pull request, which the host's checks and people judge before it is merged. */
final class PullRequestWay implements Way {
  private final PullRequestHost host;
  private final Remotes remotes;
  private final Journey journey;
  private final Proposal proposal;
  private @Nullable PullRequest seen;

  PullRequestWay(PullRequestHost host, Remotes remotes, Journey journey, Proposal proposal) {
    this.host = host;
    this.remotes = remotes;
    this.journey = journey;
    this.proposal = proposal;
  }

  @Override
  public @Nullable Obstacle ask() {
    var car = journey.car(proposal);
    if (car.merged() != null) {
      return arrived(car.merged(), car.link());
    }
    seen = host.find(proposal).orElse(null);
    var head = remotes.head(proposal);
    if (seen != null && seen.state() != State.OPEN && seen.head().equals(proposal.commit())) {
      return over(seen);
    }
    if (remotes.contains(proposal, head)) {
      return arrived(proposal.commit(), car.link());
    }
    // Once it is proposed, the base is looked at when it is merged.
    return car.state() == Car.State.PLANNED && meets(head) == Remotes.Meeting.TOUCHED
        ? new Obstacle.Moved(head)
        : null;
  }

  @Override
  public @Nullable Obstacle propose() {
    var there = remotes.branch(proposal);
    if (!there.equals(Optional.of(proposal.commit()))) {
      if (there.isPresent() && !journey.own(proposal).contains(there.get())) {
        return new Obstacle.Stopped(Sentences.strangeBranch(proposal));
      }
      journey.check();
      remotes.pushBranch(proposal, there);
    }
    if (seen == null || seen.state() != State.OPEN) {
      journey.check();
      seen = host.open(proposal, Descriptions.wording(proposal), !missing().isEmpty());
    }
    journey.proposed(proposal, seen);
    return null;
  }

  @Override
  public @Nullable Obstacle describe() {
    var pullRequest = open();
    var body = Descriptions.body(pullRequest.body(), journey.train(), proposal);
    if (!body.equals(pullRequest.body())) {
      journey.check();
      seen = host.describe(proposal, pullRequest, body);
    }
    return null;
  }

  @Override
  public @Nullable Obstacle merge() {
    var before = Way.turn(journey, remotes, proposal);
    if (before != null) {
      return before;
    }
    if (open().draft()) {
      journey.check();
      host.ready(proposal, open());
      seen = host.find(proposal).orElse(open());
      journey.proposed(proposal, seen);
    }
    return switch (host.readiness(proposal, open())) {
      case Readiness.Waits(var sentence) -> new Obstacle.Waits(sentence, null);
      case Readiness.Red(var sentence) -> new Obstacle.Stopped(sentence);
      case Readiness.Behind _ -> new Obstacle.Moved(remotes.head(proposal));
      case Readiness.Green _ -> mergeOnto(remotes.head(proposal));
    };
  }

  private @Nullable Obstacle mergeOnto(Sha head) {
    var isTested = head.equals(proposal.base()) || head.equals(journey.car(proposal).tested());
    if (!isTested) {
      return meets(head) == Remotes.Meeting.CLEAN
          ? new Obstacle.Untested(head)
          : new Obstacle.Moved(head);
    }
    if (!journey.isTapped() && host.isProtected(proposal)) {
      return new Obstacle.Untapped();
    }
    journey.check();
    return arrived(host.merge(proposal, open()), open().link());
  }

  private Remotes.Meeting meets(Sha head) {
    return remotes.meeting(proposal, head);
  }

  private List<RepositoryId> missing() {
    return journey.train().missing(journey.car(proposal));
  }

  private @Nullable Obstacle over(PullRequest pullRequest) {
    if (pullRequest.state() == State.MERGED && pullRequest.merged() != null) {
      return arrived(pullRequest.merged(), pullRequest.link());
    }
    return new Obstacle.Stopped(Sentences.closed(host.noun(), pullRequest, proposal));
  }

  private PullRequest open() {
    return Objects.requireNonNull(seen, "proposed before it is described and merged");
  }

  private @Nullable Obstacle arrived(Sha sha, @Nullable String link) {
    var target = proposal.repository().branch();
    journey.arrived(proposal, new Landing.Commit(Journey.id(proposal), sha, target, true, link));
    return null;
  }
}
