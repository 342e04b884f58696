package dev.relay.repo.publish;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A host refused, or could not answer. The message is one sentence, free of secrets. */
public final class HostFailure extends RuntimeException {
  private final boolean passing;
  private final @Nullable Instant until;

  private HostFailure(String sentence, boolean passing, @Nullable Instant until) {
    super(sentence);
    this.passing = passing;
    this.until = until;
  }

  /** Somebody has to do what the sentence says. */
  public static HostFailure refused(String sentence) {
    return new HostFailure(sentence, false, null);
  }

  /**
   * It goes over by itself.
   *
   * @param until when the host allows the next try; null when nobody knows
   */
  public static HostFailure passing(String sentence, @Nullable Instant until) {
    return new HostFailure(sentence, true, until);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }

  public boolean isPassing() {
    return passing;
  }

  public @Nullable Instant until() {
    return until;
  }
}
