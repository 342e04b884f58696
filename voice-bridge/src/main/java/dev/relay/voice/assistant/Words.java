package dev.relay.voice.assistant;

import java.util.List;

/** Numbers, lists and paths as they are said. */
final class Words {
  private static final List<String> NUMBERS =
      List.of(
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
          "twenty");

  private Words() {}

  /** "no places", "one place", "fourteen places", "21 places". */
  static String count(long n, String singular, String plural) {
    return number(n) + " " + (n == 1 ? singular : plural);
  }

  static String count(long n, String singular) {
    return count(n, singular, singular + "s");
  }

  static String number(long n) {
    return n >= 0 && n < NUMBERS.size() ? NUMBERS.get((int) n) : Long.toString(n);
  }

  /** "a", "a and b", "a, b and c"; from the seventh on only their number. */
  static String list(List<String> names) {
    if (names.size() > 6) {
      return String.join(", ", names.subList(0, 5)) + " and " + number(names.size() - 5) + " more";
    }
    if (names.size() < 2) {
      return names.isEmpty() ? "none" : names.getFirst();
    }
    return String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
  }

  static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /** The file's name: nobody wants to hear the folders. */
  static String file(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
