package dev.relay.mcp.analysis.impact;

import java.util.Comparator;

/**
 * A place that uses what would change.
 *
 * @param line from 1
 * @param text the line; may be empty
 * @param use {@code calls}, {@code reads}, …
 * @param why it is thought to be touched, in a few words
 * @param confidence 0 to 1
 * @param test true where only tests are touched
 */
public record Consumer(
    String repository,
    String path,
    int line,
    String text,
    String use,
    String why,
    double confidence,
    boolean test) {
  static final Comparator<Consumer> SUREST_FIRST =
      Comparator.comparingDouble(Consumer::confidence)
          .reversed()
          .thenComparing(Consumer::repository)
          .thenComparing(Consumer::path)
          .thenComparingInt(Consumer::line);

  Consumer with(String line) {
    return new Consumer(repository, path, this.line, line, use, why, confidence, test);
  }

  Place place() {
    return new Place(repository, path, line);
  }

  record Place(String repository, String path, int line) {}
}
