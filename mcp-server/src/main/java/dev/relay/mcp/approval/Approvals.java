package dev.relay.mcp.approval;

import dev.relay.mcp.access.Caller;
import dev.relay.repo.workspace.UnknownName;
import java.util.List;

/** The questions that wait for a person, and their answers. */
public final class Approvals {
  /** Newest first. */
  public List<Approval> list(Caller caller, boolean openOnly) {
    return List.of();
  }

  public Approval get(String id, Caller caller) {
    throw UnknownName.of("approval", id, List.of());
  }

  /**
   * Records the answer of a person to exactly these bytes, and lets the landing begin; throws
   * {@link ApprovalRefused}.
   */
  public Approval decide(String id, Decision decision, String digest, Caller caller) {
    throw UnknownName.of("approval", id, List.of());
  }
}
