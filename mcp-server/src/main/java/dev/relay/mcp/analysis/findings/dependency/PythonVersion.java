package dev.relay.mcp.analysis.findings.dependency;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Versions as Python orders them (PEP 440): {@code 1.0.dev1 < 1.0a1 < 1.0b1 < 1.0rc1 < 1.0 <
 * 1.0.post1}; what follows a plus counts last.
 */
final class PythonVersion {
  static final Comparator<String> ORDER = PythonVersion::compare;

  private static final Pattern FORM =
      Pattern.compile(
          "v?(?:(\\d+)!)?(\\d+(?:\\.\\d+)*+)"
              + "(?:[-_.]?(a|b|c|rc|alpha|beta|pre|preview)[-_.]?(\\d*))?"
              + "(?:-(\\d+)|[-_.]?(post|rev|r)[-_.]?(\\d*))?"
              + "(?:[-_.]?(dev)[-_.]?(\\d*))?(?:\\+(.*))?");

  private PythonVersion() {}

  private static int compare(String a, String b) {
    var first = FORM.matcher(a.strip().toLowerCase(Locale.ROOT));
    var second = FORM.matcher(b.strip().toLowerCase(Locale.ROOT));
    if (!first.matches() || !second.matches()) {
      return a.compareTo(b);
    }
    var order = Numbers.compare(or(first.group(1), "0"), or(second.group(1), "0"));
    order = order != 0 ? order : SemanticVersion.ORDER.compare(first.group(2), second.group(2));
    order = order != 0 ? order : Integer.compare(stage(first), stage(second));
    order = order != 0 ? order : Numbers.compare(count(first, 4), count(second, 4));
    order = order != 0 ? order : Numbers.compare(post(first), post(second));
    order = order != 0 ? order : Numbers.compare(dev(first), dev(second));
    return order != 0 ? order : or(first.group(10), "").compareTo(or(second.group(10), ""));
  }

  /** A development version of a release comes before all its pre-releases. */
  private static int stage(Matcher version) {
    return switch (version.group(3)) {
      case null -> version.group(8) != null && post(version).equals("0") ? 0 : 4;
      case "a", "alpha" -> 1;
      case "b", "beta" -> 2;
      default -> 3;
    };
  }

  /** 0 without, else one more than its number. */
  private static String post(Matcher version) {
    if (version.group(5) != null) {
      return more(version.group(5));
    }
    return version.group(6) == null ? "0" : more(count(version, 7));
  }

  /** Later than any number without. */
  private static String dev(Matcher version) {
    return version.group(8) == null ? "9".repeat(30) : count(version, 9);
  }

  private static String more(String number) {
    return new java.math.BigInteger(number).add(java.math.BigInteger.ONE).toString();
  }

  private static String count(Matcher version, int group) {
    var text = version.group(group);
    return text == null || text.isEmpty() ? "0" : text;
  }

  private static String or(@Nullable String text, String otherwise) {
    return text == null ? otherwise : text;
  }
}
