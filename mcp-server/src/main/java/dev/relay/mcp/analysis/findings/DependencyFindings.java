package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.dependency.Dependency;
import dev.relay.mcp.analysis.findings.dependency.ResolvedVersions.At;
import dev.relay.mcp.analysis.findings.osv.Vulnerabilities;
import dev.relay.mcp.analysis.findings.osv.Vulnerability;
import dev.relay.mcp.analysis.findings.rule.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Dependencies that are known to be vulnerable, and how much could not be checked. */
final class DependencyFindings {
  static final String RULE = "vulnerable-dependency";

  private final Vulnerabilities vulnerabilities;

  DependencyFindings(Vulnerabilities vulnerabilities) {
    this.vulnerabilities = vulnerabilities;
  }

  /**
   * @param checked false when nothing could be checked
   */
  record Found(List<Finding> findings, List<String> notes, boolean checked) {}

  Found in(List<Scanned> all, BooleanSupplier stopped) {
    var dependencies =
        all.stream()
            .flatMap(scanned -> scanned.versions().stream())
            .map(At::dependency)
            .distinct()
            .toList();
    var checked = vulnerabilities.check(dependencies, stopped);
    var notes = new ArrayList<String>();
    checked.note().ifPresent(notes::add);
    var findings = new ArrayList<Finding>();
    for (var scanned : all) {
      for (var at : scanned.versions()) {
        Optional.ofNullable(checked.found().get(at.dependency()))
            .ifPresent(known -> findings.add(finding(scanned.repository(), at, known)));
      }
      if (checked.isDone() && scanned.unknownVersions() > 0) {
        notes.add(unknown(scanned));
      }
    }
    return new Found(findings, notes, checked.isDone());
  }

  private static String unknown(Scanned scanned) {
    return "%s: %d dependencies were not checked, because no file in it says their version."
        .formatted(scanned.repository(), scanned.unknownVersions());
  }

  private static Finding finding(String repository, At at, Vulnerability known) {
    var dependency = at.dependency();
    var name = dependency.name() + " " + dependency.version();
    var title =
        known.ids().size() == 1
            ? "%s has a known vulnerability, %s".formatted(name, known.ids().getFirst())
            : "%s has %d known vulnerabilities, such as %s"
                .formatted(name, known.ids().size(), known.ids().getFirst());
    var fix =
        known
            .fixed()
            .map(version -> "Use " + version + " or later.")
            .orElse("There is no version without all of them: look for another package.");
    return new Finding(
        RULE,
        Topic.SECURITY,
        known.severity(),
        confidence(dependency),
        repository,
        at.path(),
        dependency.line(),
        title,
        known.summary(),
        fix,
        List.of());
  }

  private static double confidence(Dependency dependency) {
    return switch (dependency.source()) {
      case DECLARED, LOCKED -> 0.95;
      case MANAGED -> 0.7;
      case AT_LEAST -> 0.5;
    };
  }
}
