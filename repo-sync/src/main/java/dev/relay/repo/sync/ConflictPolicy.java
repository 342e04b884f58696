package dev.relay.repo.sync;

/** What a sync does where both sides changed the same lines. */
public enum ConflictPolicy {
  /** Settles what can be proven, and says what it did; the rest is left as with MANUAL. */
  AUTO,
  /** Leaves the checkout as it is and says what conflicts, for a person or a task to settle. */
  MANUAL,
  /** Leaves the checkout as it is. */
  ABORT
}
