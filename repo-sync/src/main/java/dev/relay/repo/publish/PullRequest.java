package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as its host has it now.
 *
 * @param link where people look at it
 * @param head what its branch holds
 * @param merged what the target branch got, once it is merged
 */
public record PullRequest(
    long number,
    String link,
    State state,
    boolean draft,
    Sha head,
    String body,
    @Nullable Sha merged) {
  public enum State {
    OPEN,
    MERGED,
    CLOSED
  }
}
