package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** One run of a train: what is known of it so far, written down before the next step begins. */
final class Journey {
  private final Trains trains;
  private final Progress progress;
  private final List<Landing.Commit> commits = new ArrayList<>();
  private Train train;

  Journey(Trains trains, Train train, Progress progress) {
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
    return trains.own(train.task(), id(proposal));
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
