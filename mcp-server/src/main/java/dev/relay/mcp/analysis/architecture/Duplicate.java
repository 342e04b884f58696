package dev.relay.mcp.analysis.architecture;

/**
 * Lines that stand in two files.
 *
 * @param lines how many, without blank ones and those of brackets only
 * @param first the place that was found first
 */
public record Duplicate(int lines, Part first, Part second) {
  /** From {@code start} to {@code end}, both from 1 and included. */
  public record Part(String repository, String path, int start, int end) {}

  public boolean acrossRepositories() {
    return !first.repository().equals(second.repository());
  }
}
