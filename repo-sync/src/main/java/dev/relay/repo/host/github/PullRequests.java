package dev.relay.repo.host.github;

import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.PullRequest;
import dev.relay.repo.publish.PullRequest.State;
import java.io.IOException;
import java.util.Objects;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequest.MergeMethod;
import org.kohsuke.github.GHRepository;

/** Pull requests of GitHub in Relay's words. */
final class PullRequests {
  private PullRequests() {}

  static PullRequest seen(GHPullRequest from) throws IOException {
    var merged = from.getMergedAt() != null;
    return new PullRequest(
        from.getNumber(),
        from.getHtmlUrl().toString(),
        state(from, merged),
        from.isDraft(),
        new Sha(from.getHead().getSha()),
        Objects.requireNonNullElse(from.getBody(), ""),
        merged ? new Sha(from.getMergeCommitSha()) : null);
  }

  private static State state(GHPullRequest from, boolean merged) {
    if (merged) {
      return State.MERGED;
    }
    return from.getState() == GHIssueState.OPEN ? State.OPEN : State.CLOSED;
  }

  /** A merge commit keeps the approved commit as it is; what a repository forbids is not tried. */
  static MergeMethod method(GHRepository repository) {
    if (repository.isAllowMergeCommit()) {
      return MergeMethod.MERGE;
    }
    return repository.isAllowSquashMerge() ? MergeMethod.SQUASH : MergeMethod.REBASE;
  }
}
