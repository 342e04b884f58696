package dev.relay.repo.git;

/** A git operation failed. The message is one sentence with the next step, free of secrets. */
public final class GitFailure extends RuntimeException {
  /** What kind of failure it is, so that callers can act on it. */
  public enum Kind {
    /** The remote cannot be reached, or hung, or closed the connection. */
    UNREACHABLE,
    /** The remote asks for credentials that Relay does not have, or refused them. */
    UNAUTHORIZED,
    /** The remote refused a push: the branch moved or is protected. */
    REJECTED,
    /** A ref, path or object that was asked for does not exist. */
    MISSING,
    /** Both sides changed the same lines. */
    CONFLICT,
    /** Anything else. */
    BROKEN
  }

  private final Kind kind;
  private final String sentence;

  public GitFailure(Kind kind, String sentence) {
    super(sentence);
    this.kind = kind;
    this.sentence = sentence;
  }

  /** The message. */
  public String sentence() {
    return sentence;
  }

  public Kind kind() {
    return kind;
  }
}
