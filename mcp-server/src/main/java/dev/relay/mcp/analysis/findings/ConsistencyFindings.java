package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.consistency.Comparison;
import dev.relay.mcp.analysis.findings.consistency.Difference;
import dev.relay.mcp.analysis.findings.consistency.Way;
import dev.relay.mcp.analysis.findings.dependency.Dependency.Source;
import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.Rule.Kind;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import dev.relay.mcp.analysis.findings.rule.Severity;
import dev.relay.mcp.analysis.findings.rule.Topic;
import dev.relay.mcp.analysis.findings.scan.Hit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same concern done differently, and different versions of the same dependency. */
final class ConsistencyFindings {
  static final String VERSIONS = "different-versions";
  static final String WAYS = "different-ways";

  private static final int MOST_PLACES = 50;

  private final RuleSet rules;

  ConsistencyFindings(RuleSet rules) {
    this.rules = rules;
  }

  List<Finding> in(List<Scanned> all) {
    var findings = new ArrayList<Finding>();
    Comparison.of(choices(all)).forEach(each -> findings.add(finding(WAYS, each)));
    Comparison.of(versions(all)).forEach(each -> findings.add(finding(VERSIONS, each)));
    return findings;
  }

  private List<Way> choices(List<Scanned> all) {
    var ways = new LinkedHashMap<List<String>, Way>();
    for (var scanned : all) {
      scanned
          .tree()
          .files()
          .forEach((path, facts) -> {
            for (var hit : first(facts.result().hits())) {
              rules
                  .find(hit.rule())
                  .flatMap(rule -> way(rule, hit, scanned.repository(), path))
                  .ifPresent(way ->
                      ways.merge(
                          List.of(way.concern(), way.repository(), way.choice()),
                          way,
                          (a, b) ->
                              new Way(
                                  a.concern(),
                                  a.repository(),
                                  a.choice(),
                                  a.path(),
                                  a.line(),
                                  a.files() + 1)));
            }
          });
    }
    return List.copyOf(ways.values());
  }

  /** Each rule's first hit with each value in a file. */
  private static List<Hit> first(List<Hit> hits) {
    Map<List<String>, Hit> first = new LinkedHashMap<>();
    hits.forEach(hit -> first.putIfAbsent(List.of(hit.rule(), hit.value()), hit));
    return List.copyOf(first.values());
  }

  private static java.util.Optional<Way> way(Rule rule, Hit hit, String repository, String path) {
    return rule.kind() instanceof Kind.Choice choice
        ? java.util.Optional.of(
            new Way(choice.concern(), repository, hit.value(), path, hit.line(), 1))
        : java.util.Optional.empty();
  }

  private static List<Way> versions(List<Scanned> all) {
    var ways = new LinkedHashMap<List<String>, Way>();
    for (var scanned : all) {
      for (var at : scanned.versions()) {
        var each = at.dependency();
        if (each.source() != Source.LOCKED) {
          var name = each.name() + " (" + each.ecosystem().osv() + ")";
          var way = new Way(name, scanned.repository(), each.version(), at.path(), each.line(), 1);
          ways.putIfAbsent(List.of(name, scanned.repository(), each.version()), way);
        }
      }
    }
    return List.copyOf(ways.values());
  }

  private static Finding finding(String rule, Difference difference) {
    var first = difference.others().getFirst();
    var places = new ArrayList<Place>();
    difference.others().forEach(way -> places.add(place(way, false)));
    difference.same().forEach(way -> places.add(place(way, true)));
    return new Finding(
        rule,
        Topic.CONSISTENCY,
        Severity.LOW,
        0.8,
        first.repository(),
        first.path(),
        first.line(),
        title(difference),
        rule.equals(VERSIONS)
            ? "Different versions of one package bring different behaviour and twice the updates."
            : "Who works in several of the repositories has to know every way.",
        difference
            .usual()
            .map(usual -> "Do it as most do, with " + usual + ", or say why not.")
            .orElse("No way is the usual one yet: choose one for all."),
        places.stream().limit(MOST_PLACES).toList());
  }

  private static String title(Difference difference) {
    var others =
        difference.others().stream()
            .map(way -> way.choice() + " in " + way.repository())
            .limit(4)
            .toList();
    var rest = difference.others().size() - others.size();
    var told = String.join(", ", others) + (rest > 0 ? " and " + rest + " more" : "");
    return difference
        .usual()
        .map(usual ->
            "%s: %s, while %d use %s"
                .formatted(difference.concern(), told, difference.same().size(), usual))
        .orElse(difference.concern() + ": " + told);
  }

  private static Place place(Way way, boolean usual) {
    return new Place(way.repository(), way.path(), way.line(), way.choice(), usual);
  }
}
