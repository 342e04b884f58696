package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;

/** How a proposal and its remote stand to each other. */
public sealed interface Standing {
  /** The remote's branch is at the base. */
  record Ready() implements Standing {}

  /** It is there already, by an earlier run that could not tell. */
  record Arrived(Landing.Commit commit) implements Standing {}

  /** The remote's branch is somewhere else. */
  record Moved(Sha head) implements Standing {}
}
