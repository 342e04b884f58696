package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.architecture.SourceOutline;
import dev.relay.mcp.analysis.architecture.TestFiles;
import dev.relay.mcp.analysis.impact.Needle.Reach;
import dev.relay.mcp.analysis.impact.Subject.Kind;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.workspace.RepositoryId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judges lines that were found: what they do with the subject, and how sure that is. */
final class Evidence {
  private static final double PROSE = 0.4;
  private static final double COMMENT = 0.4;
  private static final double STRANGER = 0.4;
  private static final double ALONE = 0.7;
  private static final double IMPORT = 1.1;
  private static final double HIGHEST = 0.97;

  private final List<Needle> needles;
  private final List<Subject> subjects;
  private final DependencyGraph graph;
  private final Map<RepositoryId, Set<String>> dependents = new HashMap<>();

  Evidence(List<Subject> subjects, List<Needle> needles, DependencyGraph graph) {
    this.subjects = subjects;
    this.needles =
        needles.stream().sorted(Comparator.comparingDouble(n -> -n.confidence())).toList();
    this.graph = graph;
  }

  /**
   * @param files in which a schema of the subjects is named
   */
  Optional<Consumer> judge(TextSearch.Line line, Set<String> files) {
    if (SourceLines.isMade(line.path()) || isDefinition(line)) {
      return Optional.empty();
    }
    return needles.stream()
        .filter(needle -> !isSymbols(needle, line.path()))
        .filter(needle -> needle.pattern().matcher(line.text()).find())
        .findFirst()
        .map(needle -> consumer(line, needle, files));
  }

  /** Names in source are judged where they were found as symbols. */
  private static boolean isSymbols(Needle needle, String path) {
    return needle.subject().kind() == Kind.SYMBOL
        && needle.isExact()
        && !SourceOutline.family(path).isEmpty();
  }

  private boolean isDefinition(TextSearch.Line line) {
    return subjects.stream()
        .anyMatch(s -> s.isDefinedAt(line.repository(), line.path(), line.line()));
  }

  /** {@code repository:path} of files that name a schema. */
  Set<String> naming(List<TextSearch.Line> lines) {
    var files = new HashSet<String>();
    var schemas =
        needles.stream()
            .filter(n -> n.subject().kind() == Kind.SCHEMA || n.subject().kind() == Kind.TABLE)
            .toList();
    for (var line : lines) {
      if (schemas.stream().anyMatch(needle -> needle.pattern().matcher(line.text()).find())) {
        files.add(line.repository() + ":" + line.path());
      }
    }
    return files;
  }

  private Consumer consumer(TextSearch.Line line, Needle needle, Set<String> files) {
    var use = use(line, needle);
    var confidence = needle.confidence();
    var why = needle.why();
    if (use == Use.MENTIONS) {
      confidence *= SourceLines.isProse(line.path()) ? PROSE : COMMENT;
    } else if (use == Use.IMPORTS) {
      confidence *= IMPORT;
    }
    if (isPart(needle) && !files.isEmpty() && !names(line, files)) {
      confidence *= ALONE;
    }
    if (needle.reach() == Reach.DEPENDENTS && isStranger(line.repository(), needle.subject())) {
      confidence *= STRANGER;
      why += ", but does not depend on " + needle.subject().repository().orElseThrow();
    }
    return new Consumer(
        line.repository(),
        line.path(),
        line.line(),
        line.text().strip(),
        use.word(),
        why,
        Math.round(100 * Math.min(HIGHEST, confidence)) / 100.0,
        TestFiles.isTest(line.path()));
  }

  private static boolean isPart(Needle needle) {
    return needle.subject().kind() == Kind.FIELD || needle.subject().kind() == Kind.COLUMN;
  }

  private static boolean names(TextSearch.Line line, Set<String> files) {
    return files.contains(line.repository() + ":" + line.path());
  }

  private static Use use(TextSearch.Line line, Needle needle) {
    if (SourceLines.isProse(line.path()) || SourceLines.isComment(line.path(), line.text())) {
      return Use.MENTIONS;
    }
    return SourceLines.isImport(line.text()) && needle.use() == Use.NAMES
        ? Use.IMPORTS
        : needle.use();
  }

  /** Neither defines it nor depends on who does. */
  private boolean isStranger(String repository, Subject subject) {
    return subject
        .repository()
        .filter(owner -> !owner.name().equals(repository))
        .map(owner -> !dependents(owner).contains(repository))
        .orElse(false);
  }

  private Set<String> dependents(RepositoryId owner) {
    return dependents.computeIfAbsent(
        owner,
        id -> {
          var names = new HashSet<String>();
          graph.impact(id).forEach(each -> names.add(each.name()));
          return names;
        });
  }
}
