package dev.relay.mcp.analysis.findings.dependency;

import java.util.Comparator;

/** Versions as semver.org orders them; a {@code v} before and the build after do not count. */
final class SemanticVersion {
  static final Comparator<String> ORDER = SemanticVersion::compare;

  private SemanticVersion() {}

  private static int compare(String a, String b) {
    var first = a.strip().replaceFirst("^[vV=]+", "").replaceFirst("\\+.*$", "").split("-", 2);
    var second = b.strip().replaceFirst("^[vV=]+", "").replaceFirst("\\+.*$", "").split("-", 2);
    var numbers = identifiers(first[0], second[0], true);
    if (numbers != 0 || (first.length == 1 && second.length == 1)) {
      return numbers;
    }
    if (first.length != second.length) {
      return first.length == 1 ? 1 : -1; // What has a pre-release comes before it.
    }
    return identifiers(first[1], second[1], false);
  }

  /**
   * @param filled whether what is missing is 0; else the longer one is later
   */
  private static int identifiers(String a, String b, boolean filled) {
    var first = a.split("\\.");
    var second = b.split("\\.");
    for (int i = 0; i < Math.max(first.length, second.length); i++) {
      if (!filled && (i >= first.length || i >= second.length)) {
        return Integer.compare(first.length, second.length);
      }
      var order =
          identifier(i < first.length ? first[i] : "0", i < second.length ? second[i] : "0");
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int identifier(String a, String b) {
    var aIsNumber = Numbers.isNumber(a);
    var bIsNumber = Numbers.isNumber(b);
    if (aIsNumber && bIsNumber) {
      return Numbers.compare(a, b);
    }
    return aIsNumber == bIsNumber ? a.compareTo(b) : aIsNumber ? -1 : 1;
  }
}
