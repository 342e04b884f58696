package dev.relay.mcp.task;

import dev.relay.repo.workspace.RepositoryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request over one or more repositories, as it stands now.
 *
 * @param repositories in dependency order
 * @param agent the name of the agent that does it
 * @param agentReason why this agent, a sentence
 * @param undoes the task that this one takes back
 * @param ends what it comes to
 * @param summary one sentence about where it stands, speakable
 * @param lastSeq sequence of its newest event
 */
public record Task(
    TaskId id,
    String userId,
    String workspace,
    String description,
    List<RepositoryId> repositories,
    String agent,
    String agentReason,
    @Nullable TaskId undoes,
    Ends ends,
    TaskState state,
    String summary,
    long lastSeq,
    Instant createdAt,
    Instant updatedAt) {
  public Task {
    repositories = List.copyOf(repositories);
  }
}
