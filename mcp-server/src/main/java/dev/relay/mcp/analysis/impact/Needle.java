package dev.relay.mcp.analysis.impact;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One way in which what would change is written down elsewhere.
 *
 * @param pattern the same expression, for the line
 * @param reach how far it can be told
 * @param why a line with it is touched, in a few words
 */
record Needle(
    Subject subject,
    String expression,
    Pattern pattern,
    double confidence,
    Use use,
    Reach reach,
    String why) {
  private static final int LONGEST = 900;
  private static final String BEFORE = "(^|[^A-Za-z0-9_])";
  private static final String AFTER = "([^A-Za-z0-9_]|$)";

  /** Who can use it. */
  enum Reach {
    /** Only who depends on the one that defines it. */
    DEPENDENTS,
    /** Anybody: it goes over a wire, a shell or a database. */
    ANYBODY
  }

  static Needle word(
      Subject subject, String word, double confidence, Use use, Reach reach, String why) {
    return of(subject, BEFORE + quoted(word) + AFTER, confidence, use, reach, why);
  }

  static Needle of(
      Subject subject, String expression, double confidence, Use use, Reach reach, String why) {
    return new Needle(
        subject, expression, Pattern.compile(expression), confidence, use, reach, why);
  }

  /** False for names that a stranger's file has to make trouble. */
  boolean isSearchable() {
    return expression.length() <= LONGEST && expression.chars().noneMatch(c -> c < ' ');
  }

  /** True for the name of the subject as it is. */
  boolean isExact() {
    return expression.equals(BEFORE + quoted(subject.name()) + AFTER);
  }

  /** Special letters with a backslash before them; nothing else means the same everywhere. */
  static String quoted(String text) {
    return text.replaceAll("[.\\[\\](){}*+?^$|\\\\]", "\\\\$0");
  }

  static List<String> expressions(List<Needle> needles) {
    return needles.stream().map(Needle::expression).distinct().toList();
  }
}
