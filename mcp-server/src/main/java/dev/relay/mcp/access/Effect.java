package dev.relay.mcp.access;

/** What can be caused, one constant per row of the table in {@link Policy}. */
public enum Effect {
  /** Read, search, analyze, diff; look at tasks and approvals. */
  READ,
  /** Start, steer or cancel a task. */
  RUN,
  /** Bring the user's own upstream into a checkout. */
  SYNC,
  /** Start taking back what landed; the landing of it is decided like any other. */
  UNDO,
  /** Answer an agent's permission request, plan or question. */
  ANSWER,
  /** Decide on an approval: push, open pull requests, merge to an unprotected branch. */
  DECIDE,
  /** Decide on an approval that merges to a protected branch, deletes, forces or deploys. */
  DECIDE_PROTECTED,
  /** Add a workspace or a repository to one. */
  ADD_REPOSITORY,
  /** Make the link that signs a browser in, or another token. */
  SIGN_IN,
  /** Keys, settings, terminal, scripts. */
  ADMINISTER
}
