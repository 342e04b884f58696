package dev.relay.mcp.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal whose text can be looked at. */
final class Shown {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  final Terminal terminal;

  /**
   * @param width 0 for none
   */
  Shown(int width) {
    this(width, true);
  }

  Shown(int width, boolean colours) {
    terminal = new Terminal(sink(out, width), sink(err, width), colours);
  }

  private static Terminal.Sink sink(ByteArrayOutputStream to, int width) {
    return new Terminal.Sink(new PrintStream(to, true, StandardCharsets.UTF_8), width);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}
