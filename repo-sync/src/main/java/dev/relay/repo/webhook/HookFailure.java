package dev.relay.repo.webhook;

/** A hook could not be managed. The message is one sentence with the next step, and no secret. */
public final class HookFailure extends RuntimeException {
  private final Kind kind;

  public HookFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Whose turn it is. */
  public enum Kind {
    /** What was asked for makes no sense. */
    POINTLESS,
    /** There is no such hook, repository or organisation. */
    MISSING,
    /** The host does not allow it with the token that Relay has. */
    REFUSED,
    /** The host cannot be reached or wants to be left alone; it goes over. */
    PASSING
  }
}
