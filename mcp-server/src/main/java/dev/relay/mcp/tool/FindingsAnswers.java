package dev.relay.mcp.tool;

import dev.relay.mcp.analysis.findings.Finding;
import dev.relay.mcp.analysis.findings.Findings;
import dev.relay.mcp.analysis.findings.FindingsQuery;
import dev.relay.mcp.analysis.findings.FindingsReport;
import dev.relay.mcp.analysis.findings.Place;
import dev.relay.mcp.analysis.findings.rule.Severity;
import dev.relay.mcp.analysis.findings.rule.Topic;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What {@code analyze} says about findings. */
@Component
final class FindingsAnswers {
  private static final int DEFAULT_LIMIT = 30;

  /** Clients give up after a minute; what was found until then is told. */
  private static final Duration DEADLINE = Duration.ofSeconds(45);

  private final ObjectProvider<Findings> findings;
  private final DependencyGraphs graphs;

  /**
   * @param findings made when they are first asked for
   */
  FindingsAnswers(ObjectProvider<Findings> findings, DependencyGraphs graphs) {
    this.findings = findings;
    this.graphs = graphs;
  }

  record One(
      @About("Its name in a comment relay:ignore rule reason.") String rule,
      String severity,
      @About("0 to 1: how likely it is right.") double confidence,
      String repository,
      String path,
      int line,
      String title,
      String why,
      String fix,
      @About("consistency: where each repository does it how.") @Nullable List<Place> places) {
    static One of(Finding finding) {
      return new One(
          finding.rule(),
          word(finding.severity()),
          finding.confidence(),
          finding.repository(),
          finding.path(),
          finding.line(),
          finding.title(),
          finding.why(),
          finding.fix(),
          finding.places().isEmpty() ? null : finding.places());
    }
  }

  record Count(String severity, int count) {}

  record Found(
      @About("The worst first.") List<One> findings,
      int total,
      List<Count> severities,
      @About("Left out, because somebody said with a reason that they are meant so.") int ignored,
      @About("Comments and entries that ignore nothing any more, or have no reason.")
          List<FindingsReport.StaleIgnore> stale,
      @About("Give it as cursor to see more.") @Nullable String nextCursor,
      @About("What was not looked at, and why.") List<String> notes) {
    boolean truncated() {
      return nextCursor != null;
    }
  }

  /** Which repositories are meant. */
  List<Repository> scope(
      Workspace workspace, @Nullable String name, Analyze.@Nullable Scope scope) {
    if (name == null) {
      if (scope != null && scope != Analyze.Scope.ALL) {
        throw new BadArgument("This scope needs 'repository': say which one is meant.");
      }
      return workspace.repositories();
    }
    var one = Repositories.one(workspace, name);
    return switch (scope == null ? Analyze.Scope.SINGLE : scope) {
      case SINGLE -> List.of(one);
      case RELATED -> {
        var related = related(workspace, one.id());
        yield workspace.repositories().stream().filter(r -> related.contains(r.id())).toList();
      }
      case ALL -> workspace.repositories();
    };
  }

  private Set<RepositoryId> related(Workspace workspace, RepositoryId id) {
    var graph = graphs.of(workspace);
    var related = new HashSet<>(graph.impact(id));
    related.add(id);
    var ahead = new ArrayList<>(graph.dependencies(id));
    while (!ahead.isEmpty()) {
      var next = ahead.removeLast();
      if (related.add(next)) {
        ahead.addAll(graph.dependencies(next));
      }
    }
    return related;
  }

  Found of(
      Workspace workspace,
      List<Repository> repositories,
      Topic topic,
      @Nullable Integer limit,
      @Nullable String cursor) {
    var query =
        new FindingsQuery(
            repositories,
            workspace.ignored(),
            Set.of(topic),
            Cursor.offset(cursor),
            limit == null ? DEFAULT_LIMIT : limit,
            stopped());
    var report = findings.getObject().find(query);
    return new Found(
        report.findings().stream().map(One::of).toList(),
        report.total(),
        report.severities().entrySet().stream()
            .map(each -> new Count(word(each.getKey()), each.getValue()))
            .toList(),
        report.ignored(),
        report.stale(),
        report.next() < 0 ? null : Cursor.of(report.next()),
        report.notes());
  }

  /** The call is cancelled, or takes too long. */
  private static BooleanSupplier stopped() {
    var caller = Thread.currentThread();
    var begun = System.nanoTime();
    return () -> caller.isInterrupted() || System.nanoTime() - begun > DEADLINE.toNanos();
  }

  static String sentence(Topic topic, Found found) {
    var about = topic.name().toLowerCase(Locale.ROOT);
    if (found.total() == 0) {
      return "I found nothing about " + about + notes(found) + ".";
    }
    var counts = found.severities().stream().map(c -> c.count() + " " + c.severity()).toList();
    var first =
        found.findings().isEmpty()
            ? ""
            : "; first: %s, in %s of %s"
                .formatted(
                    found.findings().getFirst().title(),
                    found.findings().getFirst().path(),
                    found.findings().getFirst().repository());
    return "%s about %s, %s%s%s."
        .formatted(
            Words.count(found.total(), "finding", "findings"),
            about,
            Words.and(counts),
            first,
            notes(found));
  }

  private static String notes(Found found) {
    return found.notes().isEmpty() ? "" : "; not everything was checked, the notes say what";
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
