package dev.relay.mcp.approval;

import dev.relay.mcp.task.TaskId;
import dev.relay.repo.git.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to a person about exact bytes, and its answer.
 *
 * @param digest of the change set that is shown
 * @param plan what lands where, in the order in which it lands
 * @param author who the commits are by
 * @param fresh what is new since the approval this one replaces; empty when it replaces none
 */
public record Approval(
    String id,
    TaskId task,
    String userId,
    String digest,
    String summary,
    State state,
    Instant askedAt,
    Instant expiresAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    List<Step> plan,
    Identity author,
    List<String> fresh) {
  public Approval {
    plan = List.copyOf(plan);
    fresh = List.copyOf(fresh);
  }

  /** True when a person said yes in a browser that is signed in, and by no other way. */
  public boolean isTapped() {
    return decidedBy != null && decidedBy.endsWith("(browser)");
  }

  /** {@code VOID}: the bytes changed, or the task ended, before anybody answered. */
  public enum State {
    OPEN,
    APPROVED,
    REJECTED,
    EXPIRED,
    VOID
  }

  /** Where a change goes; approved together with its bytes. */
  public record Step(
      String repository, String remote, String branch, int files, int added, int removed) {}
}
