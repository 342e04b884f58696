package dev.relay.mcp.analysis.findings.dependency;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Goes over the lines of a file. Patterns are possessive: no line makes them try twice. */
final class LineScan {
  private LineScan() {}

  interface Lines {
    /**
     * @param number from 1
     */
    void line(int number, String line);
  }

  interface Matches {
    void match(int number, MatchResult match);
  }

  static void lines(String text, Lines lines) {
    int number = 0;
    for (var line : (Iterable<String>) text.lines()::iterator) {
      lines.line(++number, line);
    }
  }

  /** Every place in every line. */
  static void matches(String text, Pattern pattern, Matches matches) {
    lines(
        text,
        (number, line) -> {
          var matcher = pattern.matcher(line);
          while (line.length() < 4000 && matcher.find()) {
            matches.match(number, matcher.toMatchResult());
          }
        });
  }
}
