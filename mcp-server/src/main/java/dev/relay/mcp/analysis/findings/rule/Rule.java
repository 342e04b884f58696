package dev.relay.mcp.analysis.findings.rule;

import java.util.List;
import java.util.Optional;

/**
 * One thing to look for.
 *
 * @param confidence 0 to 1: how likely it is that what matches is what it looks like
 * @param keywords in lower case; one of them stands where the pattern matches. Empty for a rule
 *     that has to be tried everywhere
 * @param pattern empty when the path alone is the finding, or the syntax
 * @param syntax what is looked for where one of the keywords stands and text is not enough
 * @param except texts that match and are none
 */
public record Rule(
    String id,
    Topic topic,
    Severity severity,
    double confidence,
    Words words,
    List<String> keywords,
    Optional<TextPattern> pattern,
    Optional<SyntaxPattern> syntax,
    PathScope paths,
    Exceptions except,
    Kind kind) {

  public Rule {
    keywords = List.copyOf(keywords);
  }

  /**
   * What people are told.
   *
   * @param fix a sentence that says what to do
   */
  public record Words(String title, String why, String fix) {}

  /** What becomes of a match. */
  public sealed interface Kind {
    /**
     * The text is never kept or shown.
     *
     * @param entropy bits per character that it has at least; 0 for any
     */
    record Secret(double entropy) implements Kind {}

    /** Told as it is. */
    record Code() implements Kind {}

    /**
     * Not wrong in itself: one way of doing something that others may do another way.
     *
     * @param concern what is done, such as {@code logging}
     * @param choice how; empty when the matched text says it
     */
    record Choice(String concern, String choice) implements Kind {}
  }

  public boolean isSecret() {
    return kind instanceof Kind.Secret;
  }
}
