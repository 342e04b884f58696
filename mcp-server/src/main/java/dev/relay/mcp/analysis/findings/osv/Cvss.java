package dev.relay.mcp.analysis.findings.osv;

import dev.relay.mcp.analysis.findings.rule.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The base score of CVSS 3, out of its vector, as its specification computes it. */
final class Cvss {
  private static final Pattern VECTOR =
      Pattern.compile(
          "CVSS:3\\.[01]/AV:[NALP]/AC:[LH]/PR:[NLH]/UI:[NR]/S:[UC]/C:[NLH]/I:[NLH]/A:[NLH](/.*)?");

  private Cvss() {}

  /** Empty for other versions of CVSS and for what is no vector. */
  static Optional<Double> score(String vector) {
    if (!VECTOR.matcher(vector).matches()) {
      return Optional.empty();
    }
    var metrics =
        Pattern.compile("/")
            .splitAsStream(vector.substring(9))
            .limit(8)
            .map(metric -> metric.split(":"))
            .collect(Collectors.toMap(metric -> metric[0], metric -> metric[1]));
    var isChanged = value(metrics, "S").equals("C");
    var impact = impact(metrics, isChanged);
    if (impact <= 0) {
      return Optional.of(0.0);
    }
    var sum = impact + exploitability(metrics, isChanged);
    return Optional.of(roundedUp(Math.min(isChanged ? 1.08 * sum : sum, 10)));
  }

  static Severity severity(double score) {
    if (score >= 9) {
      return Severity.CRITICAL;
    }
    return score >= 7 ? Severity.HIGH : score >= 4 ? Severity.MEDIUM : Severity.LOW;
  }

  private static double impact(Map<String, String> metrics, boolean isChanged) {
    var base =
        1
            - (1 - loss(value(metrics, "C")))
                * (1 - loss(value(metrics, "I")))
                * (1 - loss(value(metrics, "A")));
    return isChanged ? 7.52 * (base - 0.029) - 3.25 * Math.pow(base - 0.02, 15) : 6.42 * base;
  }

  private static double loss(String level) {
    return level.equals("H") ? 0.56 : level.equals("L") ? 0.22 : 0;
  }

  private static double exploitability(Map<String, String> metrics, boolean isChanged) {
    var way = Map.of("N", 0.85, "A", 0.62, "L", 0.55, "P", 0.2);
    var rights =
        isChanged
            ? Map.of("N", 0.85, "L", 0.68, "H", 0.5)
            : Map.of("N", 0.85, "L", 0.62, "H", 0.27);
    return 8.22
        * way.getOrDefault(value(metrics, "AV"), 0.0)
        * (value(metrics, "AC").equals("L") ? 0.77 : 0.44)
        * rights.getOrDefault(value(metrics, "PR"), 0.0)
        * (value(metrics, "UI").equals("N") ? 0.85 : 0.62);
  }

  private static String value(Map<String, String> metrics, String name) {
    return metrics.getOrDefault(name, "");
  }

  /** To one decimal, without what floating point adds. */
  private static double roundedUp(double value) {
    long whole = Math.round(value * 100_000);
    return whole % 10_000 == 0 ? whole / 100_000.0 : (Math.floorDiv(whole, 10_000) + 1) / 10.0;
  }
}
