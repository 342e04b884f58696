package dev.relay.mcp.speech;

import java.time.Duration;
import java.util.List;

/** Numbers and lists as a person says them. */
public final class Words {
  private static final String[] NUMBERS = {
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty"
  };

  private Words() {}

  /** "three"; from twenty-one on in digits. */
  public static String number(long n) {
    return n >= 0 && n < NUMBERS.length ? NUMBERS[(int) n] : Long.toString(n);
  }

  /** "one place", "fourteen places", "no places". */
  public static String count(long n, String one, String many) {
    return number(n) + " " + (n == 1 ? one : many);
  }

  /** "a, b and c". */
  public static String and(List<String> things) {
    return joined(things, " and ");
  }

  /** "a, b or c". */
  public static String or(List<String> things) {
    return joined(things, " or ");
  }

  /** The first letter in upper case. */
  public static String capital(String text) {
    return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** "two seconds", "three minutes". */
  public static String time(Duration duration) {
    long seconds = Math.max(1, duration.plusMillis(500).toSeconds());
    return seconds < 100
        ? count(seconds, "second", "seconds")
        : count(Math.round(seconds / 60.0), "minute", "minutes");
  }

  private static String joined(List<String> things, String last) {
    int n = things.size();
    return n < 2
        ? String.join("", things)
        : String.join(", ", things.subList(0, n - 1)) + last + things.get(n - 1);
  }
}
