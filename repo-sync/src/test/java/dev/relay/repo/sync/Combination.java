package dev.relay.repo.sync;

import dev.relay.repo.workspace.SyncMethod;

/** What a case has for certain; as many seeds in a row as there are combinations have each once. */
record Combination(SyncMethod method, ConflictPolicy policy, RandomWork.State state) {
  private static final SyncMethod[] METHODS = SyncMethod.values();
  private static final ConflictPolicy[] POLICIES = ConflictPolicy.values();
  private static final RandomWork.State[] STATES = RandomWork.State.values();

  static final int COUNT = METHODS.length * POLICIES.length * STATES.length;

  static Combination of(long seed) {
    var number = (int) Math.floorMod(seed, (long) COUNT);
    var kind = number / STATES.length;
    return new Combination(
        METHODS[kind % METHODS.length],
        POLICIES[kind / METHODS.length],
        STATES[number % STATES.length]);
  }
}
