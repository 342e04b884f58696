package dev.relay.repo.publish;

import org.jspecify.annotations.Nullable;

/**
 * How one commit gets to its remote, in three steps that all cars of a train take together. Each
 * step looks before it does anything, so that it can be repeated after a crash, and returns null
 * when nothing is in the way.
 */
interface Way {
  /** Whether the turn of this one has come: all before it are merged, and released where needed. */
  static @Nullable Obstacle turn(Journey journey, Remotes remotes, Proposal proposal) {
    var missing = journey.train().missing(journey.car(proposal));
    if (!missing.isEmpty()) {
      return new Obstacle.Waits(Sentences.waitsFor(proposal, missing), null);
    }
    for (var upstream : journey.toRelease(proposal)) {
      if (!remotes.isReleased(journey.repository(upstream), upstream)) {
        return new Obstacle.Waits(Sentences.waitsForRelease(proposal, upstream), null);
      }
    }
    return null;
  }

  /** Whether it is there already, or may begin; changes nothing on the remote. */
  @Nullable Obstacle ask();

  /** Shows it to the people there. */
  @Nullable Obstacle propose();

  /** Tells how it hangs together with the others, which are all shown by now. */
  @Nullable Obstacle describe();

  /** Brings it to its target branch when its turn has come. */
  @Nullable Obstacle merge();
}
