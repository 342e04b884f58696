package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;

/** A host without pull requests: Relay brings the commit there itself. */
public non-sealed interface DirectHost extends CodeHost {
  /** Asked of every remote before anything is pushed to any. */
  Standing standing(Proposal proposal);

  /**
   * Brings the commit to the remote, whose branch was there a moment ago. REJECTED when it no
   * longer is; then its branch was not touched.
   *
   * @param onto the base, or a later commit that it was tested with
   */
  Landing.Commit land(Proposal proposal, Sha onto);
}
