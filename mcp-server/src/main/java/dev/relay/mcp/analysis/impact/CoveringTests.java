package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.architecture.TestFiles;
import dev.relay.mcp.analysis.impact.Impact.Covering;
import dev.relay.mcp.analysis.impact.contract.Contracts.Promised;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which tests cover the places that are touched. */
final class CoveringTests {
  private static final int MOST = 100;

  /** Below, a place is too unsure for its tests to be worth running. */
  private static final double SURE = 0.3;

  private final Map<String, Map<String, List<String>>> tests = new HashMap<>();

  CoveringTests(Collection<Promised> promised) {
    for (var each : promised) {
      var bySubject = new HashMap<String, List<String>>();
      each.paths().stream()
          .filter(TestFiles::isTest)
          .forEach(
              path -> bySubject.merge(TestFiles.subject(path), List.of(path), CoveringTests::both));
      tests.put(each.repository().name(), bySubject);
    }
  }

  private static List<String> both(List<String> some, List<String> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }

  /** Tests that use it themselves, then those with the name of a file that does. */
  List<Covering> of(List<Consumer> consumers) {
    var found = new LinkedHashMap<String, Covering>();
    var sure = consumers.stream().filter(each -> each.confidence() >= SURE).toList();
    for (var each : sure) {
      if (each.test()) {
        put(found, new Covering(each.repository(), each.path(), each.path(), each.why()));
      }
    }
    for (var each : sure) {
      if (!each.test() && !SourceLines.isProse(each.path())) {
        tests
            .getOrDefault(each.repository(), Map.of())
            .getOrDefault(TestFiles.subject(each.path()), List.of())
            .forEach(path ->
                put(found, new Covering(each.repository(), path, each.path(), "has its name")));
      }
    }
    return found.values().stream().limit(MOST).toList();
  }

  private static void put(Map<String, Covering> found, Covering covering) {
    found.putIfAbsent(covering.repository() + ":" + covering.path(), covering);
  }
}
