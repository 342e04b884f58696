package dev.relay.repo.publish;

import dev.relay.repo.workspace.RemoteUrl;
import java.util.Optional;

/**
 * A place that holds remotes. The merge train asks the first host that knows an address; every
 * method may throw {@link dev.relay.repo.git.GitFailure}.
 */
public interface CodeHost {
  boolean hosts(RemoteUrl url);

  /** How it landed if it did already, by an earlier run that could not tell. */
  Optional<Landing.Commit> landed(Proposal proposal);

  /**
   * Brings the commit to the remote, whose branch was at the proposal's base a moment ago. REJECTED
   * when it no longer is; then the branch was not touched.
   */
  Landing.Commit land(Proposal proposal);
}
