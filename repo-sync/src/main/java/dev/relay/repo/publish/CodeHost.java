package dev.relay.repo.publish;

import dev.relay.repo.workspace.RemoteUrl;

/**
 * A place that holds remotes. The merge train asks the first host that knows an address; {@code
 * standing} and {@code land} may throw {@link dev.relay.repo.git.GitFailure}.
 */
public interface CodeHost {
  boolean hosts(RemoteUrl url);

  /** Asked of every remote before anything is pushed to any. */
  Standing standing(Proposal proposal);

  /**
   * Brings the commit to the remote, which was ready a moment ago. REJECTED when it no longer is;
   * then its branch was not touched.
   */
  Landing.Commit land(Proposal proposal);
}
