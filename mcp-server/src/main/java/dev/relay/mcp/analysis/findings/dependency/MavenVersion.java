package dev.relay.mcp.analysis.findings.dependency;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Versions as Maven orders them: parts between dots, dashes and changes from digits to letters;
 * {@code alpha < beta < milestone < rc < snapshot < nothing < sp < other words < numbers}.
 */
final class MavenVersion {
  static final Comparator<String> ORDER = MavenVersion::compare;

  private static final List<String> WORDS =
      List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");

  /** Of nothing, and of what counts as nothing. */
  private static final int RELEASE = WORDS.indexOf("");

  private MavenVersion() {}

  private static int compare(String a, String b) {
    var first = parts(a);
    var second = parts(b);
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      var order =
          part(i < first.size() ? first.get(i) : "", i < second.size() ? second.get(i) : "");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<String> parts(String version) {
    var text =
        version
            .toLowerCase(Locale.ROOT)
            .replaceAll("(?<=\\d)(?=[a-z])|(?<=[a-z])(?=\\d)", "-")
            .replaceAll("[._+]", "-");
    var parts = new ArrayList<String>();
    for (var part : text.split("-", -1)) {
      parts.add(word(part));
    }
    return parts;
  }

  private static String word(String part) {
    return switch (part) {
      case "a" -> "alpha";
      case "b" -> "beta";
      case "m" -> "milestone";
      case "cr" -> "rc";
      case "ga", "final", "release" -> "";
      default -> part;
    };
  }

  private static int part(String a, String b) {
    var aIsNumber = Numbers.isNumber(a);
    var bIsNumber = Numbers.isNumber(b);
    if (aIsNumber || bIsNumber) {
      var first = aIsNumber ? a : "0";
      var second = bIsNumber ? b : "0";
      // A number is later than any word but equals nothing when it is 0.
      if (aIsNumber && !bIsNumber && !b.isEmpty()) {
        return 1;
      }
      if (bIsNumber && !aIsNumber && !a.isEmpty()) {
        return -1;
      }
      return Numbers.compare(first, second);
    }
    var order = Integer.compare(rank(a), rank(b));
    return order == 0 && rank(a) == WORDS.size() ? a.compareTo(b) : order;
  }

  private static int rank(String word) {
    var rank = WORDS.indexOf(word);
    return word.isEmpty() ? RELEASE : rank < 0 ? WORDS.size() : rank;
  }
}
