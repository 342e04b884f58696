package dev.relay.mcp.approval;

/** A decision that does not count. The message is one sentence with the next step. */
public final class ApprovalRefused extends RuntimeException {
  /** What kind of refusal it is, so that an edge can choose its status. */
  public enum Kind {
    /** 409: the bytes are no longer the ones that were shown. */
    OTHER_BYTES,
    /** 409: somebody answered first; the message says who. */
    ANSWERED,
    /** 410: it was open for too long. */
    EXPIRED
  }

  private final Kind kind;

  public ApprovalRefused(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
