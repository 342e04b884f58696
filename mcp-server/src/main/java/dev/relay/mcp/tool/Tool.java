package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;

/**
 * One thing that can be asked over MCP. The schemas are made from the two records: components in
 * snake case, {@code @Nullable} ones optional. Calls block, on a virtual thread of their own.
 *
 * @param <I> the arguments
 * @param <O> the structured answer
 */
public interface Tool<I extends Record, O extends Record> {
  Definition<I, O> definition();

  /** What this call of it needs; checked before it is made. */
  default Effect needs(I arguments) {
    return definition().needs();
  }

  /** Any refusal is an exception whose message is a sentence; see {@link ToolFailures}. */
  Answer<O> call(Call call, I arguments);

  /**
   * @param text one or two sentences that can be spoken
   */
  record Answer<O>(String text, O structured) {}
}
