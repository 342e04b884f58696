package dev.relay.repo.publish;

import dev.relay.repo.git.Identity;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.workspace.Workspace;
import java.time.Instant;
import java.util.List;

/**
 * A change set that a person approved, and all that landing it needs. Only {@code
 * dev.relay.mcp.approval.Asking} makes one (an architecture test sees to it), and {@link Publisher}
 * takes nothing else.
 *
 * @param taskId names the branch {@code relay/<taskId>} and stands in the commit as a trailer
 * @param digest of the change set the person saw
 * @param trees one per change, in the same order; their git directories hold the objects
 * @param tapped by a signed-in person on a page of Relay's; nothing else merges to a branch that
 *     its host protects
 * @param at when it was approved; dates the commits, so that a repeated publish makes the same ones
 */
public record Approved(
    Workspace workspace,
    String taskId,
    String digest,
    ChangeSet changeSet,
    List<TaskTree> trees,
    Identity author,
    String approvedBy,
    boolean tapped,
    Instant at) {
  public Approved {
    trees = List.copyOf(trees);
    if (!changeSet.digest().equals(digest)) {
      throw new IllegalArgumentException("the approval is for other bytes");
    }
  }
}
