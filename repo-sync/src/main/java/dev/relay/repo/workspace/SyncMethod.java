package dev.relay.repo.workspace;

/** How a sync brings new commits of the default branch into the branch in work. */
public enum SyncMethod {
  MERGE,
  REBASE,
  SQUASH,
  FF_ONLY
}
