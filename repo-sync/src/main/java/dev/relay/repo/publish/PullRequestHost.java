package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import java.util.Optional;

/**
 * A host with pull requests. Branches are pushed by the merge train with plain git; this is what
 * only the host's own API can do. Whatever makes something is called after a look that did not find
 * it, and may still find it there.
 */
public non-sealed interface PullRequestHost extends CodeHost {
  /** What people call them there. */
  default String noun() {
    return "pull request";
  }

  /** The one from the proposal's branch to its target: the open one, else the newest. */
  Optional<PullRequest> find(Proposal proposal);

  /** The branch is there. A draft where the host knows drafts. */
  PullRequest open(Proposal proposal, Wording wording, boolean draft);

  PullRequest describe(Proposal proposal, PullRequest pullRequest, String body);

  /** A draft no longer. */
  void ready(Proposal proposal, PullRequest pullRequest);

  /** What its checks and the rules of its target branch say; it is no draft. */
  Readiness readiness(Proposal proposal, PullRequest pullRequest);

  /** Merges exactly the proposed commit, or nothing; returns what the target branch got. */
  Sha merge(Proposal proposal, PullRequest pullRequest);

  /** True when the host guards the branch by rules of its own. */
  boolean isProtected(Proposal proposal);

  /** Title and body of a pull request. */
  record Wording(String title, String body) {}
}
