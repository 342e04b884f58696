package dev.relay.mcp.approval;

import dev.relay.mcp.task.TaskId;
import dev.relay.mcp.task.Warning;
import dev.relay.repo.git.Identity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to a person about exact bytes, and its answer.
 *
 * @param digest of the change set that is shown
 * @param plan what lands where, in the order in which it lands
 * @param tapped true when a signed-in person said yes on Relay's page, and by no other way
 * @param author who the commits are by
 * @param fresh what is new since the approval this one replaces; empty when it replaces none
 * @param warnings what the person should see first, such as what looks like a secret
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
    boolean tapped,
    List<Step> plan,
    Identity author,
    List<String> fresh,
    List<Warning> warnings) {
  public Approval {
    plan = List.copyOf(plan);
    fresh = List.copyOf(fresh);
    warnings = List.copyOf(warnings);
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
