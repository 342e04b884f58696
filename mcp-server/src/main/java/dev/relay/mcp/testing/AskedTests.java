package dev.relay.mcp.testing;

import dev.relay.mcp.verify.TestRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of tests that somebody asked for, as it stands now.
 *
 * @param testing the repository whose tests run at this moment
 * @param total repositories that are tested
 * @param failure a sentence when it ended without results
 */
public record AskedTests(
    String id,
    String userId,
    State state,
    Instant startedAt,
    @Nullable String testing,
    int total,
    List<Tested> tested,
    List<String> notes,
    @Nullable String failure) {
  public AskedTests {
    tested = List.copyOf(tested);
    notes = List.copyOf(notes);
  }

  /** How far it is. */
  public enum State {
    RUNNING,
    DONE,
    CANCELLED
  }

  /**
   * @param command that was run
   */
  public record Tested(String repository, String command, TestRun run) {}

  public boolean isRunning() {
    return state == State.RUNNING;
  }
}
