package dev.relay.repo.speech;

import java.time.Duration;
import java.util.List;

/** Numbers, lists and paths as a person says them; the one place for all modules. */
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

  private static final int MOST = 6;

  private Words() {}

  /** "three"; from twenty-one on in digits. */
  public static String number(long n) {
    return n >= 0 && n < NUMBERS.length ? NUMBERS[(int) n] : Long.toString(n);
  }

  /** "one place", "fourteen places", "no places". */
  public static String count(long n, String one, String many) {
    return number(n) + " " + (n == 1 ? one : many);
  }

  /** The same with an "s" for more than one. */
  public static String count(long n, String one) {
    return count(n, one, one + "s");
  }

  /** "a, b and c". */
  public static String and(List<String> things) {
    return joined(things, " and ");
  }

  /** "a, b and c", "none" for none; from the seventh on only their number. */
  public static String few(List<String> things) {
    if (things.isEmpty()) {
      return "none";
    }
    return things.size() <= MOST
        ? and(things)
        : String.join(", ", things.subList(0, MOST - 1))
            + " and "
            + number(things.size() - MOST + 1)
            + " more";
  }

  /** "a, b or c". */
  public static String or(List<String> things) {
    return joined(things, " or ");
  }

  /** The file's name: nobody wants to hear the folders. */
  public static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
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
