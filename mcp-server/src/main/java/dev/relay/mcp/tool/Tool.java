package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;

/**
 * One thing that can be asked over MCP. The schemas are made from the two records: components in
 * snake case, {@code @Nullable} ones optional. Calls block, on a virtual thread of their own.
 *
 * @param <I> the arguments
 * @param <O> the structured answer
 */
public interface Tool<I extends Record, O extends Record> {
  String name();

  /** A few words for a list of tools. */
  String title();

  /** What it does and when to choose it; models decide by this. */
  String description();

  Hints hints();

  Class<I> input();

  Class<O> output();

  /** Any refusal is an exception whose message is a sentence; see {@link ToolFailures}. */
  Answer<O> call(Caller caller, I arguments);

  /**
   * @param text one or two sentences that can be spoken
   */
  record Answer<O>(String text, O structured) {}

  /** MCP's annotations; all that Relay does stays within what the user configured. */
  record Hints(boolean readOnly, boolean destructive, boolean idempotent) {
    static final Hints READS = new Hints(true, false, true);
    static final Hints STARTS = new Hints(false, false, false);
    static final Hints REPEATABLE = new Hints(false, false, true);
  }
}
