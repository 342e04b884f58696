package dev.relay.mcp.analysis.findings.rule;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/**
 * Texts that a rule matches and does not mean.
 *
 * @param values found in what was looked for
 * @param matches found in the whole match
 * @param lines found in the line
 * @param words parts of what was looked for, in lower case
 */
public record Exceptions(
    List<Pattern> values, List<Pattern> matches, List<Pattern> lines, List<String> words) {
  public static final Exceptions NONE = new Exceptions(List.of(), List.of(), List.of(), List.of());

  public Exceptions {
    values = List.copyOf(values);
    matches = List.copyOf(matches);
    lines = List.copyOf(lines);
    words = List.copyOf(words);
  }

  public boolean cover(String value, String match, String line) {
    var lower = value.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(lower::contains)
        || any(values, value)
        || any(matches, match)
        || any(lines, line);
  }

  public Exceptions and(Exceptions other) {
    return new Exceptions(
        joined(values, other.values),
        joined(matches, other.matches),
        joined(lines, other.lines),
        joined(words, other.words));
  }

  private static boolean any(List<Pattern> patterns, String text) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
  }

  private static <T> List<T> joined(List<T> some, List<T> others) {
    return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
  }
}
