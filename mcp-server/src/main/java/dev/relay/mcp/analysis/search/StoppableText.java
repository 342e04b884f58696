package dev.relay.mcp.analysis.search;

import java.util.function.BooleanSupplier;

/** A long line that stops whoever reads it when time is up; RE2 itself cannot be stopped. */
final class StoppableText implements CharSequence {
  private static final int LOOK_EVERY = 1 << 14;

  private final String text;
  private final BooleanSupplier stopped;
  private int reads;

  StoppableText(String text, BooleanSupplier stopped) {
    this.text = text;
    this.stopped = stopped;
  }

  /** Time was up in the middle of a line. */
  static final class Stopped extends RuntimeException {
    Stopped() {
      super("the search was stopped", null, false, false);
    }
  }

  @Override
  public char charAt(int index) {
    if (++reads % LOOK_EVERY == 0 && stopped.getAsBoolean()) {
      throw new Stopped();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
