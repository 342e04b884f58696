package dev.relay.repo.publish;

/** A host without pull requests: Relay brings the commit there itself. */
public non-sealed interface DirectHost extends CodeHost {
  /** Asked of every remote before anything is pushed to any. */
  Standing standing(Proposal proposal);

  /**
   * Brings the commit to the remote, which was ready a moment ago. REJECTED when it no longer is;
   * then its branch was not touched.
   */
  Landing.Commit land(Proposal proposal);
}
