package dev.relay.repo.publish;

import org.jspecify.annotations.Nullable;

/**
 * How one commit gets to its remote, in three steps that all cars of a train take together. Each
 * step looks before it does anything, so that it can be repeated after a crash, and returns null
 * when nothing is in the way.
 */
interface Way {
  /** Whether it is there already, or may begin; changes nothing on the remote. */
  @Nullable Obstacle ask();

  /** Shows it to the people there. */
  @Nullable Obstacle propose();

  /** Tells how it hangs together with the others, which are all shown by now. */
  @Nullable Obstacle describe();

  /** Brings it to its target branch when its turn has come. */
  @Nullable Obstacle merge();
}
