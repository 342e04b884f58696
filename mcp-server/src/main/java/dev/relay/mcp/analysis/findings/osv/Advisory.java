package dev.relay.mcp.analysis.findings.osv;

import dev.relay.mcp.analysis.findings.dependency.Ecosystem;
import dev.relay.mcp.analysis.findings.rule.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A known vulnerability of one package.
 *
 * @param id the CVE where there is one
 * @param versions that have it, one by one
 */
record Advisory(
    String id, String summary, Severity severity, List<String> versions, List<Range> ranges) {
  enum What {
    INTRODUCED,
    FIXED,
    LAST_AFFECTED
  }

  /** What happened with a version. */
  record Event(What what, String version) {}

  /** Events in any order. */
  record Range(List<Event> events) {
    private boolean has(String version, Comparator<String> order) {
      var isIn = false;
      for (var event : sorted(order)) {
        var relation = isStart(event) ? 1 : order.compare(version, event.version());
        isIn =
            switch (event.what()) {
              case INTRODUCED -> isIn || relation >= 0;
              case FIXED -> isIn && relation < 0;
              case LAST_AFFECTED -> isIn && relation <= 0;
            };
      }
      return isIn;
    }

    private List<Event> sorted(Comparator<String> order) {
      Comparator<Event> byVersion =
          (a, b) ->
              isStart(a) || isStart(b)
                  ? Boolean.compare(isStart(b), isStart(a))
                  : order.compare(a.version(), b.version());
      return events.stream().sorted(byVersion.thenComparing(Event::what)).toList();
    }

    private static boolean isStart(Event event) {
      return event.what() == What.INTRODUCED && event.version().equals("0");
    }
  }

  boolean affects(Ecosystem ecosystem, String version) {
    var order = ecosystem.order();
    return versions.stream().anyMatch(each -> order.compare(each, version) == 0)
        || ranges.stream().anyMatch(range -> range.has(version, order));
  }

  /** The first version after this one that does not have it. */
  Optional<String> fixed(Ecosystem ecosystem, String version) {
    return ranges.stream()
        .flatMap(range -> range.events().stream())
        .filter(event -> event.what() == What.FIXED)
        .map(Event::version)
        .filter(fixed -> ecosystem.order().compare(fixed, version) > 0)
        .min(ecosystem.order());
  }
}
