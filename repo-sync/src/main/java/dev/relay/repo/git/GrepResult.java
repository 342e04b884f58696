package dev.relay.repo.git;

import java.util.List;

/**
 * @param hits the first ones, in path and line order
 * @param total lines that match
 * @param truncated true when there are more than {@code hits}
 */
public record GrepResult(List<Hit> hits, int total, boolean truncated) {
  public GrepResult {
    hits = List.copyOf(hits);
  }

  /**
   * A line that matches.
   *
   * @param line counted from 1
   * @param text the line, cut at 500 characters
   */
  public record Hit(String path, int line, String text) {}
}
