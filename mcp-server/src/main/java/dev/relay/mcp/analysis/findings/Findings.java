package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.RuleSet;
import dev.relay.mcp.analysis.findings.rule.Severity;
import dev.relay.mcp.analysis.findings.rule.Topic;
import dev.relay.mcp.analysis.findings.scan.TreeScans;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.Repository;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Looks at repositories side by side and says what should be looked at, the worst first. */
public final class Findings {
  private final Heads heads;
  private final TreeScans scans;
  private final RuleSet rules;
  private final TextFindings texts;
  private final DependencyFindings dependencies;
  private final ConsistencyFindings consistency;
  private final List<String> problems;
  private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors());

  /**
   * @param problems sentences about files of the user's that could not be used
   */
  Findings(Heads heads, TreeScans scans, DependencyFindings dependencies, List<String> problems) {
    this.heads = heads;
    this.scans = scans;
    this.rules = scans.scan().rules();
    this.texts = new TextFindings(rules);
    this.dependencies = dependencies;
    this.consistency = new ConsistencyFindings(rules);
    this.problems = List.copyOf(problems);
  }

  /** Throws {@link GitFailure} when no repository could be looked at. */
  public FindingsReport find(FindingsQuery query) {
    var notes = new ArrayList<>(problems);
    var scanned = scanned(query, notes);
    var looked = looked(query.topics());
    var found = new ArrayList<Finding>();
    scanned.forEach(each -> found.addAll(texts.in(each, query.topics())));
    if (query.topics().contains(Topic.SECURITY)) {
      var vulnerable = dependencies.in(scanned, query.stopped());
      found.addAll(vulnerable.findings());
      notes.addAll(vulnerable.notes());
      if (vulnerable.checked()) {
        looked.add(DependencyFindings.RULE);
      }
    }
    if (query.topics().contains(Topic.CONSISTENCY)) {
      found.addAll(consistency.in(scanned));
    }
    return report(query, ignores(query, scanned), found, looked, notes);
  }

  private static Ignores ignores(FindingsQuery query, List<Scanned> scanned) {
    var ignores = new Ignores(query.ignored());
    for (var each : scanned) {
      each.tree()
          .files()
          .forEach((path, facts) -> ignores.add(each.repository(), path, facts.result().ignores()));
    }
    return ignores;
  }

  private FindingsReport report(
      FindingsQuery query,
      Ignores ignores,
      List<Finding> found,
      Set<String> looked,
      List<String> notes) {
    var left = found.stream().filter(each -> !ignores.cover(each)).sorted(order(query)).toList();
    var page = left.stream().skip(query.offset()).limit(query.limit()).toList();
    var end = query.offset() + page.size();
    Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
    left.forEach(each -> counts.merge(each.severity(), 1, Integer::sum));
    // What was not looked at to its end may hold what an ignore is about.
    var stale =
        query.stopped().getAsBoolean() || query.offset() > 0
            ? List.<FindingsReport.StaleIgnore>of()
            : ignores.stale(looked, known());
    return new FindingsReport(
        page,
        left.size(),
        !page.isEmpty() && end < left.size() ? end : -1,
        counts,
        found.size() - left.size(),
        stale.stream().limit(query.limit()).toList(),
        notes.stream().distinct().toList());
  }

  private static Comparator<Finding> order(FindingsQuery query) {
    var names = query.repositories().stream().map(each -> each.id().name()).toList();
    return Comparator.comparing(Finding::severity)
        .thenComparing(Comparator.comparingDouble(Finding::confidence).reversed())
        .thenComparingInt(each -> names.indexOf(each.repository()))
        .thenComparing(Finding::path)
        .thenComparingInt(Finding::line)
        .thenComparing(Finding::rule)
        .thenComparing(Finding::title);
  }

  private Set<String> looked(Set<Topic> topics) {
    var looked = new TreeSet<String>();
    rules.rules().stream()
        .filter(rule -> topics.contains(rule.topic()))
        .map(Rule::id)
        .forEach(looked::add);
    if (topics.contains(Topic.CONSISTENCY)) {
      looked.addAll(List.of(ConsistencyFindings.VERSIONS, ConsistencyFindings.WAYS));
    }
    return looked;
  }

  private Set<String> known() {
    var known = new HashSet<>(looked(Set.of(Topic.values())));
    known.add(DependencyFindings.RULE);
    return known;
  }

  private List<Scanned> scanned(FindingsQuery query, List<String> notes) {
    var running = new ArrayList<Future<Scanned>>();
    var failures = new ArrayList<GitFailure>();
    var all = new ArrayList<Scanned>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var repository : query.repositories()) {
        running.add(threads.submit(() -> scan(repository, query.stopped())));
      }
      running.forEach(each -> await(each, all, failures));
    }
    if (all.isEmpty() && !failures.isEmpty()) {
      throw failures.getFirst();
    }
    failures.forEach(each -> notes.add(each.sentence()));
    all.forEach(each -> notes.addAll(notes(each)));
    return all;
  }

  private Scanned scan(Repository repository, BooleanSupplier stopped) {
    var head = heads.of(repository);
    atOnce.acquireUninterruptibly();
    try {
      var tree = scans.of(heads.gitDir(repository), repository.branch(), head, stopped);
      return Scanned.of(repository.id().name(), tree);
    } finally {
      atOnce.release();
    }
  }

  private static List<String> notes(Scanned scanned) {
    var notes =
        scanned.tree().notes().stream()
            .map(note -> scanned.repository() + ": " + note)
            .collect(Collectors.toCollection(ArrayList::new));
    if (!scanned.tree().whole()) {
      notes.add(scanned.repository() + " was not looked at to its end: ask again.");
    }
    return notes;
  }

  private static void await(Future<Scanned> scan, List<Scanned> all, List<GitFailure> failures) {
    try {
      all.add(scan.get());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GitFailure failure) {
        failures.add(failure);
      } else {
        throw new IllegalStateException("a repository could not be looked at", e);
      }
    } catch (InterruptedException e) {
      scan.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the search for findings was interrupted", e);
    }
  }
}
