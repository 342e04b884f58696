package dev.relay.mcp.approval;

import dev.relay.mcp.access.Caller;
import java.util.List;

/** The questions that wait for a person, and their answers. */
public interface Approvals {
  /** Newest first. */
  List<Approval> list(Caller caller, boolean openOnly);

  Approval get(String id, Caller caller);

  /**
   * Records the answer of a person to exactly these bytes, and lets the landing begin; throws
   * {@link ApprovalRefused}.
   */
  Approval decide(String id, Decision decision, String digest, Caller caller);
}
