package dev.relay.mcp.analysis.findings.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Compiles what a file says, or says why not. */
final class Patterns {
  private Patterns() {}

  /** Throws an illegal argument with a sentence. */
  static Pattern compile(String regex) {
    if (PatternCost.isTooHigh(regex)) {
      throw new IllegalArgumentException(
          "This pattern repeats so much that it would take all memory; make its counts smaller.");
    }
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "This is no RE2 pattern (%s); it knows neither look-around nor back-references."
              .formatted(e.getDescription()),
          e);
    }
  }

  /** Throws an illegal argument when the pattern has no such group. */
  static int group(Pattern pattern, int group) {
    if (group < 0 || group > pattern.groupCount()) {
      throw new IllegalArgumentException(
          "The pattern has %d groups, so there is no group %d."
              .formatted(pattern.groupCount(), group));
    }
    return group;
  }
}
