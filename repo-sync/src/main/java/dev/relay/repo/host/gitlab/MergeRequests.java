package dev.relay.repo.host.gitlab;

import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.PullRequest;
import dev.relay.repo.publish.PullRequest.State;
import java.util.Objects;
import java.util.stream.Stream;
import org.gitlab4j.api.models.MergeRequest;

/** Merge requests of GitLab in Relay's words. */
final class MergeRequests {
  private MergeRequests() {}

  static PullRequest seen(MergeRequest from) {
    return new PullRequest(
        from.getIid(),
        from.getWebUrl(),
        state(from),
        Boolean.TRUE.equals(from.getDraft()),
        new Sha(from.getSha()),
        Objects.requireNonNullElse(from.getDescription(), ""),
        state(from) == State.MERGED ? merged(from) : null);
  }

  /** A fast-forward makes no commit: then the target branch has that of the merge request. */
  private static Sha merged(MergeRequest from) {
    return Stream.of(from.getMergeCommitSha(), from.getSquashCommitSha(), from.getSha())
        .filter(Objects::nonNull)
        .findFirst()
        .map(Sha::new)
        .orElseThrow();
  }

  private static State state(MergeRequest from) {
    return switch (from.getState()) {
      case "merged" -> State.MERGED;
      case "closed" -> State.CLOSED;
      default -> State.OPEN;
    };
  }
}
