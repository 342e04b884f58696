package dev.relay.mcp.analysis.findings.rule;

import java.util.ArrayDeque;

/**
 * How large a pattern's program gets. RE2 takes time in proportion to it for every character, and
 * repeats within repeats, {@code ((a{100}){100}){100}}, make it larger than any memory.
 */
final class PatternCost {
  private static final long MOST = 20_000;

  private final String pattern;
  private int at;

  private PatternCost(String pattern) {
    this.pattern = pattern;
  }

  static boolean isTooHigh(String pattern) {
    return pattern.length() > 10_000 || new PatternCost(pattern).size() > MOST;
  }

  /** Of all; groups that are not closed end with the text, the compiler complains about them. */
  private long size() {
    var open = new ArrayDeque<Long>();
    long sum = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '(') {
        open.push(sum);
        sum = 0;
        at++;
        continue;
      }
      long part = c == ')' ? sum + 1 : 1;
      sum = c == ')' && !open.isEmpty() ? open.pop() : sum;
      skip(c);
      sum = Math.min(Integer.MAX_VALUE, sum + part * repeats());
    }
    return open.stream().mapToLong(Long::longValue).sum() + sum;
  }

  private void skip(char c) {
    if (c == '\\') {
      at += 2;
    } else if (c == '[') {
      at = classEnd();
    } else {
      at++;
    }
  }

  private int classEnd() {
    int i = at + 1;
    i += i < pattern.length() && pattern.charAt(i) == '^' ? 1 : 0;
    i++; // A bracket that comes first is a member.
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      i += pattern.charAt(i) == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  /** The count of {@code {n}}, {@code {n,}} or {@code {n,m}} that comes now; else 1. */
  private long repeats() {
    if (at >= pattern.length() || pattern.charAt(at) != '{') {
      return 1;
    }
    int end = pattern.indexOf('}', at);
    var counts = end < 0 ? "" : pattern.substring(at + 1, end);
    if (!counts.matches("[0-9]{1,6}(,[0-9]{0,6})?")) {
      return 1;
    }
    at = end + 1;
    var parts = counts.split(",");
    return Math.max(1, Long.parseLong(parts[parts.length - 1]));
  }
}
