package dev.relay.mcp.agent;

import dev.relay.mcp.sandbox.Detached.Handle;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes what an agent reports: it is stored when a method returns. An agent whose process goes on
 * when Relay ends finds it here again.
 */
@FunctionalInterface
public interface Logbook extends Consumer<AgentEvent> {
  /** The process that an earlier Relay left at work, or that ended meanwhile. */
  default Optional<Left> left() {
    return Optional.empty();
  }

  /** Before the process is told anything. */
  default void began(Handle handle) {}

  /** What its output says up to the byte {@code read}: all of it is stored, or nothing. */
  default void accept(List<AgentEvent> events, long read) {
    events.forEach(this);
  }

  /** True when the process is to be left at work: Relay closes, or another Relay follows it now. */
  default boolean goesOnWithout() {
    return false;
  }

  /**
   * @param read how much of its output was reported
   * @param microDollars what was reported as spent on this assignment
   */
  record Left(Handle handle, long read, long microDollars) {}
}
