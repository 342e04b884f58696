package dev.relay.mcp.analysis.findings.consistency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the ways of repositories beside each other. */
public final class Comparison {
  private Comparison() {}

  /** Concerns in which at least two repositories differ, by name. */
  public static List<Difference> of(Collection<Way> ways) {
    var concerns = new TreeMap<String, List<Way>>();
    ways.forEach(way -> concerns.computeIfAbsent(way.concern(), _ -> new ArrayList<>()).add(way));
    return concerns.entrySet().stream()
        .map(each -> difference(each.getKey(), each.getValue()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Difference> difference(String concern, List<Way> ways) {
    var main = new LinkedHashMap<String, Way>();
    for (var way : ways) {
      main.merge(way.repository(), way, (a, b) -> b.files() > a.files() ? b : a);
    }
    var counts = new TreeMap<String, Integer>();
    main.values().forEach(way -> counts.merge(way.choice(), 1, Integer::sum));
    if (main.size() < 2 || counts.size() < 2) {
      return Optional.empty();
    }
    var usual = usual(counts);
    var others = new ArrayList<Way>();
    var same = new ArrayList<Way>();
    for (var way : main.values()) {
      (usual.filter(way.choice()::equals).isPresent() ? same : others).add(way);
    }
    others.sort(Comparator.comparing(Way::repository));
    same.sort(Comparator.comparing(Way::repository));
    return Optional.of(new Difference(concern, usual, others, same));
  }

  /** What more repositories do than anything else. */
  private static Optional<String> usual(Map<String, Integer> counts) {
    var most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    var first = counts.entrySet().stream().filter(each -> each.getValue() == most).toList();
    return first.size() == 1 ? Optional.of(first.getFirst().getKey()) : Optional.empty();
  }
}
