package dev.relay.mcp.task;

/** A request about a task that cannot be done. The message is one sentence with the next step. */
public final class TaskRefused extends RuntimeException {
  /** What kind of refusal it is, so that an edge can choose its status. */
  public enum Kind {
    /** The request itself makes no sense: nothing matches, nothing to undo, no words. */
    POINTLESS,
    /** The task is in a state in which this cannot be done. */
    WRONG_STATE
  }

  private final Kind kind;

  public TaskRefused(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
