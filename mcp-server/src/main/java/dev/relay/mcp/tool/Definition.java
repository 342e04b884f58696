package dev.relay.mcp.tool;

/**
 * How a tool is presented; models choose by it. All that Relay does stays within what the user
 * configured, so no tool reaches into the open world.
 *
 * @param title a few words for a list of tools
 * @param description what it does and when to choose it
 */
public record Definition<I extends Record, O extends Record>(
    String name,
    String title,
    String description,
    boolean readOnly,
    boolean idempotent,
    Class<I> input,
    Class<O> output) {
  /** Changes nothing. */
  static <I extends Record, O extends Record> Definition<I, O> reads(
      String name, String title, String description, Class<I> input, Class<O> output) {
    return new Definition<>(name, title, description, true, true, input, output);
  }

  /** Every call begins something new. */
  static <I extends Record, O extends Record> Definition<I, O> starts(
      String name, String title, String description, Class<I> input, Class<O> output) {
    return new Definition<>(name, title, description, false, false, input, output);
  }

  /** Changes something, and a second call changes nothing more. */
  static <I extends Record, O extends Record> Definition<I, O> repeats(
      String name, String title, String description, Class<I> input, Class<O> output) {
    return new Definition<>(name, title, description, false, true, input, output);
  }
}
