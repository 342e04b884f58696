package dev.relay.mcp.analysis.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page of hits.
 *
 * @param hits the best first
 * @param total matching lines in all repositories, as far as they were counted
 * @param isTotal false when there may be more than {@code total}
 * @param next the cursor of the next page; empty when there is none
 * @param perRepository how many of those counted for this page are in each, those without any left
 *     out
 * @param notes sentences about what could not be searched
 */
public record Found(
    List<Hit> hits,
    int total,
    boolean isTotal,
    Optional<String> next,
    Map<String, Integer> perRepository,
    List<String> notes) {

  /**
   * A line that matches.
   *
   * @param line counted from 1
   * @param text the line, cut at 500 characters
   * @param uncommitted true when it stands so in a checkout only; null otherwise
   */
  public record Hit(
      String repository, String path, int line, String text, @Nullable Boolean uncommitted) {}
}
