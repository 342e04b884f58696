package dev.relay.repo.webhook;

/** A delivery that is not taken. The message is one sentence with the next step. */
public final class Refused extends RuntimeException {
  private final Kind kind;

  public Refused(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Why it is not taken. */
  public enum Kind {
    /** Nothing proves who sent it. */
    UNSIGNED,
    /** It is not what the host sends. */
    MALFORMED,
    /** Its body is larger than any host sends. */
    TOO_LARGE,
    /** Its body did not come in time. */
    SLOW,
    /** It cannot be stored now; the sender may try again. */
    BUSY
  }
}
