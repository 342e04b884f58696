package dev.relay.mcp.start;

/** Relay does not start. The message is one sentence with the next step. */
public final class RefusedStart extends RuntimeException {
  /** What the launcher reads. */
  public enum Reason {
    BROKEN(1),
    ALREADY_RUNNING(3),
    PORT_IN_USE(4),
    REFUSED_SETTING(5);

    private final int exitCode;

    Reason(int exitCode) {
      this.exitCode = exitCode;
    }
  }

  private final Reason reason;

  public RefusedStart(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  public int exitCode() {
    return reason.exitCode;
  }
}
