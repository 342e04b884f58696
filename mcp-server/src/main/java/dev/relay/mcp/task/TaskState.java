package dev.relay.mcp.task;

import java.util.Map;
import java.util.Set;

/** The states of a task, and every transition there is. */
public enum TaskState {
  QUEUED,
  /** Cannot start: a repository could not be fetched. */
  BLOCKED,
  RUNNING,
  AWAITING_PERSON,
  AWAITING_APPROVAL,
  PUBLISHING,
  MERGING,
  DONE,
  REJECTED,
  FAILED,
  CANCELLED;

  private static final Map<TaskState, Set<TaskState>> NEXT =
      Map.ofEntries(
          Map.entry(QUEUED, Set.of(RUNNING, BLOCKED, CANCELLED, FAILED)),
          Map.entry(BLOCKED, Set.of(QUEUED, CANCELLED, FAILED)),
          Map.entry(
              RUNNING,
              Set.of(QUEUED, BLOCKED, AWAITING_PERSON, AWAITING_APPROVAL, DONE, FAILED, CANCELLED)),
          Map.entry(AWAITING_PERSON, Set.of(RUNNING, CANCELLED, FAILED)),
          Map.entry(AWAITING_APPROVAL, Set.of(RUNNING, PUBLISHING, REJECTED, CANCELLED, FAILED)),
          // A remote that moved sends it back to the tree, and to a new approval.
          Map.entry(PUBLISHING, Set.of(MERGING, RUNNING, AWAITING_APPROVAL, DONE, FAILED)),
          Map.entry(MERGING, Set.of(RUNNING, AWAITING_APPROVAL, DONE, FAILED)),
          Map.entry(DONE, Set.of()),
          Map.entry(REJECTED, Set.of()),
          // A landing that stopped half-way is resumed with the approval it has.
          Map.entry(FAILED, Set.of(PUBLISHING)),
          Map.entry(CANCELLED, Set.of()));

  public boolean mayBecome(TaskState next) {
    return NEXT.getOrDefault(this, Set.of()).contains(next);
  }

  /** True when nothing more happens by itself. */
  public boolean isFinal() {
    return this == DONE || this == REJECTED || this == FAILED || this == CANCELLED;
  }
}
