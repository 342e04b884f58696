package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One run of a train: what is known of it so far, written down before the next step begins. */
final class Journey {
  /** The tag of repositories whose dependents need a version of theirs, not their branch. */
  private static final String RELEASE_FIRST = "release-first";

  private final Approved approved;
  private final Trains trains;
  private final Progress progress;
  private final List<Landing.Commit> commits = new ArrayList<>();
  private Train train;

  Journey(Approved approved, Trains trains, Train train, Progress progress) {
    this.approved = approved;
    this.trains = trains;
    this.train = train;
    this.progress = progress;
  }

  Train train() {
    return train;
  }

  Car car(Proposal proposal) {
    return train.car(id(proposal));
  }

  /** What is merged before the proposal, and has to be released before it. */
  List<Car> toRelease(Proposal proposal) {
    return train.cars().stream()
        .filter(car -> car.isMerged() && car(proposal).waitsFor().contains(car.repository()))
        .filter(car ->
            approved
                .workspace()
                .find(car.repository().name())
                .filter(repository -> repository.labels().tags().contains(RELEASE_FIRST))
                .isPresent())
        .toList();
  }

  boolean isTapped() {
    return approved.tapped();
  }

  Repository repository(Car car) {
    return approved.workspace().repository(car.repository().name());
  }

  boolean isMerged(Proposal proposal) {
    return car(proposal).isMerged();
  }

  List<Landing.Commit> commits() {
    return List.copyOf(commits);
  }

  /** Throws {@link Superseded}; before every effect. */
  void check() {
    trains.check(train);
  }

  Set<Sha> own(Proposal proposal) {
    return trains.commits().own(train.task(), id(proposal));
  }

  void proposed(Proposal proposal, PullRequest pullRequest) {
    var before = car(proposal);
    var now = before.with(pullRequest);
    if (!now.equals(before)) {
      train = trains.save(train, now);
    }
    progress.proposed(now);
  }

  void arrived(Proposal proposal, Landing.Commit commit) {
    if (!isMerged(proposal)) {
      train = trains.save(train, car(proposal).arrived(commit));
    }
    if (commits.stream().noneMatch(c -> c.repository().equals(commit.repository()))) {
      commits.add(commit);
      progress.landed(commit);
    }
  }

  void looked() {
    trains.looked(train);
  }

  static RepositoryId id(Proposal proposal) {
    return proposal.repository().id();
  }
}
