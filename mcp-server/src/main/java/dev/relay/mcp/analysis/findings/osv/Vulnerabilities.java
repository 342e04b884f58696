package dev.relay.mcp.analysis.findings.osv;

import dev.relay.mcp.analysis.findings.dependency.Dependency;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Which versions have known vulnerabilities. */
public final class Vulnerabilities {
  /** What the user sets to the folder. */
  public static final String SETTING = "RELAY_OSV_DIR";

  private final Optional<OsvData> data;

  /**
   * @param data empty when the user named no folder
   */
  public Vulnerabilities(Optional<OsvData> data) {
    this.data = data;
  }

  /**
   * @param found those that have one
   * @param note why nothing, or not everything, is known
   */
  public record Checked(Map<Dependency, Vulnerability> found, Optional<String> note) {
    static Checked not(String note) {
      return new Checked(Map.of(), Optional.of(note));
    }

    public boolean isDone() {
      return note.isEmpty();
    }
  }

  public Checked check(Collection<Dependency> dependencies, BooleanSupplier stopped) {
    if (data.isEmpty()) {
      return Checked.not(
          "Dependencies were not checked: set "
              + SETTING
              + " to a folder with OSV data, such as the all.zip of an ecosystem.");
    }
    try {
      var packages = dependencies.stream().map(Vulnerabilities::name).collect(Collectors.toSet());
      var known = data.get().about(packages, stopped);
      return known.isEmpty()
          ? Checked.not("Dependencies were not checked: there was no time left.")
          : new Checked(found(dependencies, known.get()), Optional.empty());
    } catch (IOException e) {
      return Checked.not(
          "Dependencies were not checked: the folder that "
              + SETTING
              + " names can't be read; look whether it is there and whole.");
    }
  }

  private static PackageName name(Dependency dependency) {
    return PackageName.of(dependency.ecosystem(), dependency.name());
  }

  private static Map<Dependency, Vulnerability> found(
      Collection<Dependency> dependencies, Map<PackageName, List<Advisory>> known) {
    var found = new LinkedHashMap<Dependency, Vulnerability>();
    for (var dependency : dependencies) {
      var hits =
          known.getOrDefault(name(dependency), List.of()).stream()
              .filter(each -> each.affects(dependency.ecosystem(), dependency.version()))
              .sorted(Comparator.comparing(Advisory::severity).thenComparing(Advisory::id))
              .toList();
      if (!hits.isEmpty()) {
        found.put(dependency, vulnerability(dependency, hits));
      }
    }
    return found;
  }

  private static Vulnerability vulnerability(Dependency dependency, List<Advisory> hits) {
    var ecosystem = dependency.ecosystem();
    var fixes = hits.stream().map(hit -> hit.fixed(ecosystem, dependency.version())).toList();
    var fixed =
        fixes.stream().allMatch(Optional::isPresent)
            ? fixes.stream().flatMap(Optional::stream).max(ecosystem.order())
            : Optional.<String>empty();
    var worst = hits.getFirst();
    var ids = hits.stream().map(Advisory::id).distinct().toList();
    return new Vulnerability(ids, worst.severity(), worst.summary(), fixed);
  }
}
