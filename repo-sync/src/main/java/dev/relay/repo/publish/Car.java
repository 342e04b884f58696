package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One repository's part of a train, as it was last seen.
 *
 * @param waitsFor what has to be merged before
 * @param number of the pull request, once it is open
 * @param merged what the target branch got
 * @param tested where the target branch was when the merge with it was tested
 */
public record Car(
    RepositoryId repository,
    Sha commit,
    List<RepositoryId> waitsFor,
    State state,
    @Nullable Long number,
    @Nullable String link,
    @Nullable Sha merged,
    @Nullable Sha tested) {
  public Car {
    waitsFor = List.copyOf(waitsFor);
  }

  public enum State {
    /** Nothing is on the host, as far as is known. */
    PLANNED,
    /** A pull request that waits for others. */
    DRAFT,
    /** A pull request that may be merged. */
    OPEN,
    MERGED
  }

  static Car planned(RepositoryId repository, Sha commit, List<RepositoryId> waitsFor) {
    return new Car(repository, commit, waitsFor, State.PLANNED, null, null, null, null);
  }

  boolean isMerged() {
    return state == State.MERGED;
  }

  Car with(PullRequest pullRequest) {
    var now = pullRequest.draft() ? State.DRAFT : State.OPEN;
    return new Car(
        repository, commit, waitsFor, now, pullRequest.number(), pullRequest.link(), null, tested);
  }

  /** Another commit for the same branch. */
  Car carrying(Sha other, List<RepositoryId> upstream) {
    var sameBytes = other.equals(commit);
    return new Car(
        repository, other, upstream, state, number, link, merged, sameBytes ? tested : null);
  }

  Car arrived(Landing.Commit landed) {
    return new Car(
        repository, commit, waitsFor, State.MERGED, number, landed.link(), landed.sha(), tested);
  }
}
