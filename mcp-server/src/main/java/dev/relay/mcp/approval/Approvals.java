package dev.relay.mcp.approval;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.approval.Approval.State;
import dev.relay.mcp.approval.ApprovalRefused.Kind;
import dev.relay.mcp.task.Books;
import dev.relay.mcp.task.TaskEvent.Decided;
import dev.relay.mcp.task.TaskJournal.Pen;
import dev.relay.mcp.task.TaskQueue;
import dev.relay.mcp.task.TaskState;
import dev.relay.repo.workspace.UnknownName;
import java.time.InstantSource;
import java.util.List;

/** The questions that wait for a person, and their answers. */
public final class Approvals {
  private final ApprovalRows rows;
  private final Books books;
  private final TaskQueue queue;
  private final Audit audit;
  private final InstantSource clock;

  public Approvals(
      ApprovalRows rows, Books books, TaskQueue queue, Audit audit, InstantSource clock) {
    this.rows = rows;
    this.books = books;
    this.queue = queue;
    this.audit = audit;
    this.clock = clock;
  }

  /** Newest first. */
  public List<Approval> list(Caller caller, boolean openOnly) {
    Policy.require(caller, Effect.READ);
    return rows.list(caller.userId(), openOnly);
  }

  public Approval get(String id, Caller caller) {
    Policy.require(caller, Effect.READ);
    return rows.find(id)
        .filter(approval -> approval.userId().equals(caller.userId()))
        .orElseThrow(() -> UnknownName.gone("approval", id));
  }

  /**
   * Records the answer of a person to exactly these bytes, and lets the landing begin; throws
   * {@link ApprovalRefused}.
   */
  public Approval decide(String id, Decision decision, String digest, Caller caller) {
    Policy.require(caller, Effect.DECIDE);
    var seen = get(id, caller);
    return books
        .journal()
        .locked(
            seen.task(),
            pen -> {
              refuse(get(id, caller), digest);
              return record(pen, seen, decision, caller);
            });
  }

  private void refuse(Approval approval, String digest) {
    switch (approval.state()) {
      case APPROVED, REJECTED -> throw new ApprovalRefused(Kind.ANSWERED, answered(approval));
      case EXPIRED -> throw expired();
      case VOID ->
          throw new ApprovalRefused(
              Kind.OTHER_BYTES,
              "The change is no longer the one you saw: look at the newer one and decide on that.");
      case OPEN -> {}
    }
    if (!approval.expiresAt().isAfter(clock.instant())) {
      throw expired();
    }
    if (!approval.digest().equals(digest)) {
      throw new ApprovalRefused(
          Kind.OTHER_BYTES,
          "The change is not the one you saw: load it again and decide on what it is now.");
    }
  }

  private static String answered(Approval approval) {
    var did = approval.state() == State.APPROVED ? "approved" : "rejected";
    return "It was " + did + " already, by " + approval.decidedBy() + ".";
  }

  private static ApprovalRefused expired() {
    return new ApprovalRefused(
        Kind.EXPIRED, "Nobody answered within a day: start the task again to be asked anew.");
  }

  private Approval record(Pen pen, Approval approval, Decision decision, Caller caller) {
    var by = caller.userId() + " (" + caller.actor() + ")";
    var now = clock.instant();
    var yes = decision == Decision.APPROVE;
    var tapped = yes && caller instanceof Caller.Person;
    rows.decide(approval.id(), yes ? State.APPROVED : State.REJECTED, by, tapped, now);
    audit.write(
        caller,
        "approval.decided",
        approval.id(),
        decision + " " + approval.task() + " " + approval.digest());
    var word = yes ? "approved" : "rejected";
    pen.tell("You " + word + " it.", new Decided(approval.id(), word, by));
    if (yes) {
      pen.become(TaskState.PUBLISHING, "Approved; landing it now.");
      queue.enqueue(pen, now);
    } else {
      pen.become(TaskState.REJECTED, "Rejected; nothing was landed.");
    }
    return rows.find(approval.id()).orElseThrow();
  }
}
