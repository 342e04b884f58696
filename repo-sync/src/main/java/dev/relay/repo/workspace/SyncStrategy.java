package dev.relay.repo.workspace;

/** What a sync does with a checkout's branch. */
public enum SyncStrategy {
  /** The default branch follows its remote. */
  MAIN_BRANCH,
  /** The branch in work is kept and brought up to date with the default branch. */
  FEATURE_BRANCH,
  /** A tag or commit; sync never moves it. */
  PINNED
}
