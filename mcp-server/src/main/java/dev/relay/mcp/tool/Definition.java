package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;

/**
 * How a tool is presented; models choose by it. All that Relay does stays within what the user
 * configured, so no tool reaches into the open world.
 *
 * @param title a few words for a list of tools
 * @param description what it does and when to choose it
 * @param needs the least that a caller must be allowed for any use of it; who may not does not see
 *     it
 */
public record Definition<I extends Record, O extends Record>(
    String name,
    String title,
    String description,
    boolean readOnly,
    boolean idempotent,
    Class<I> input,
    Class<O> output,
    Effect needs) {
  /** Changes nothing. */
  static <I extends Record, O extends Record> Definition<I, O> reads(
      String name, String title, String description, Class<I> input, Class<O> output) {
    return new Definition<>(name, title, description, true, true, input, output, Effect.READ);
  }

  /** Every call begins something new. */
  static <I extends Record, O extends Record> Definition<I, O> starts(
      String name, String title, String description, Class<I> input, Class<O> output) {
    return new Definition<>(name, title, description, false, false, input, output, Effect.RUN);
  }

  /** Changes something, and a second call changes nothing more. */
  static <I extends Record, O extends Record> Definition<I, O> repeats(
      String name, String title, String description, Class<I> input, Class<O> output) {
    return new Definition<>(name, title, description, false, true, input, output, Effect.RUN);
  }

  /** The same with another least, for tools of which some uses need less or something else. */
  Definition<I, O> needing(Effect least) {
    return new Definition<>(name, title, description, readOnly, idempotent, input, output, least);
  }
}
