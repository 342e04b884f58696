package dev.relay.mcp.sandbox;

import java.time.Duration;

/**
 * What a detached command may use, with all that it starts. Whoever uses more is ended.
 *
 * @param time from its start, in whole seconds; also counted while Relay is away
 * @param memory resident bytes
 * @param processes at the same time
 * @param disk bytes of all that it may write to, counted every few seconds; no single file grows
 *     larger
 */
public record Limits(Duration time, long memory, int processes, long disk) {
  private static final long GIGABYTE = 1L << 30;

  /** Room for an agent with its tools, and no end of them. */
  public static final Limits AGENT =
      new Limits(Duration.ofHours(4), 4 * GIGABYTE, 512, 8 * GIGABYTE);

  public Limits {
    if (time.toSeconds() < 1 || memory < 1 || processes < 1 || disk < 1) {
      throw new IllegalArgumentException("a limit of nothing lets nothing run");
    }
  }
}
