package dev.relay.mcp.review;

import dev.relay.mcp.analysis.findings.Finding;
import dev.relay.mcp.analysis.findings.FindingsInChanges;
import dev.relay.mcp.analysis.findings.rule.Severity;
import dev.relay.mcp.analysis.impact.Consumer;
import dev.relay.mcp.analysis.impact.ImpactQuery;
import dev.relay.mcp.analysis.impact.Impacts;
import dev.relay.mcp.analysis.impact.contract.ContractChange;
import dev.relay.repo.git.FileChange;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.sync.Differences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;

/** Reviews changes without running them: the same change gets the same remarks. */
public final class Reviews {
  private static final int PATCH_BYTES = 4 << 20;
  private static final int CONSUMERS = 50;
  private static final double LIKELY = 0.5;
  private static final Pattern TEST =
      Pattern.compile("(?i)(^|/)(tests?|__tests__|spec)/|[._-](test|spec)\\.|Tests?\\.\\w+$");
  private static final Pattern SOURCE =
      Pattern.compile(".*\\.(java|kt|kts|scala|py|go|rs|rb|php|cs|c|cc|cpp|[cm]?[jt]sx?)");

  private final Differences differences;
  private final ObjectProvider<FindingsInChanges> findings;
  private final Impacts impacts;

  /**
   * @param findings made when they are first asked for
   */
  public Reviews(
      Differences differences, ObjectProvider<FindingsInChanges> findings, Impacts impacts) {
    this.differences = differences;
    this.findings = findings;
    this.impacts = impacts;
  }

  /** Throws {@link GitFailure} when what it is about can't be read. */
  public Review of(ReviewedChange change, BooleanSupplier stopped) {
    var files = differences.files(change.pair());
    var added = AddedLines.of(differences.patch(change.pair(), null, PATCH_BYTES));
    var remarks = new ArrayList<Remark>();
    var notes = new ArrayList<String>();
    rules(change, added, stopped, remarks, notes);
    if (change.inMirror()) {
      consumers(change, remarks, notes);
    } else {
      notes.add(change.repository().id() + ": who else uses what changes was not looked at.");
    }
    tests(change, files, added).ifPresent(remarks::add);
    remarks.sort(
        Comparator.comparing(Remark::severity)
            .thenComparing(Comparator.comparingDouble(Remark::confidence).reversed())
            .thenComparing(Remark::repository)
            .thenComparing(Remark::path)
            .thenComparingInt(Remark::line));
    return new Review(remarks, files.size(), notes);
  }

  private void rules(
      ReviewedChange change,
      AddedLines added,
      BooleanSupplier stopped,
      List<Remark> remarks,
      List<String> notes) {
    var name = change.repository().id().name();
    var pair = change.pair();
    var found =
        findings.getObject().in(name, pair.gitDir(), pair.from(), pair.to(), added::has, stopped);
    found.findings().forEach(each -> remarks.add(rule(each)));
    if (!found.whole()) {
      notes.add(name + ": not all of it was looked at, because it is too large.");
    }
  }

  private static Remark rule(Finding finding) {
    return new Remark(
        "rule",
        finding.severity(),
        finding.confidence(),
        finding.repository(),
        finding.path(),
        finding.line(),
        finding.title(),
        finding.fix());
  }

  private void consumers(ReviewedChange change, List<Remark> remarks, List<String> notes) {
    var repository = change.repository();
    var pair = change.pair();
    var query =
        new ImpactQuery(
            change.workspace(), "this change", Optional.of(repository.id()), 0, CONSUMERS);
    var impact = impacts.ofChanges(query, repository, pair.from(), pair.to());
    impact.changes().stream()
        .filter(ContractChange::breaking)
        .forEach(each -> remarks.add(contract(repository.id().name(), each)));
    impact.consumers().stream()
        .filter(each -> !each.test() && each.confidence() >= LIKELY)
        .filter(each -> !each.repository().equals(repository.id().name()))
        .forEach(each -> remarks.add(consumer(each)));
    notes.addAll(impact.notes());
  }

  private static Remark contract(String repository, ContractChange change) {
    return new Remark(
        "contract",
        Severity.HIGH,
        1,
        repository,
        change.path(),
        Math.max(1, change.line()),
        change.sentence(),
        "Keep what others use, or change them with it.");
  }

  private static Remark consumer(Consumer consumer) {
    return new Remark(
        "consumer",
        Severity.MEDIUM,
        consumer.confidence(),
        consumer.repository(),
        consumer.path(),
        Math.max(1, consumer.line()),
        "It uses what this changes: " + consumer.why(),
        "Change it in the same task.");
  }

  /** Sources without a test beside them. */
  private static Optional<Remark> tests(
      ReviewedChange change, List<FileChange> files, AddedLines added) {
    var sources =
        files.stream()
            .filter(file -> file.kind() != FileChange.Kind.DELETED && file.added() > 0)
            .map(FileChange::path)
            .filter(path -> SOURCE.matcher(path).matches() && !TEST.matcher(path).find())
            .toList();
    if (sources.isEmpty() || files.stream().anyMatch(file -> TEST.matcher(file.path()).find())) {
      return Optional.empty();
    }
    var first = sources.getFirst();
    return Optional.of(
        new Remark(
            "tests",
            Severity.LOW,
            LIKELY,
            change.repository().id().name(),
            first,
            added.first(first),
            "Sources change and no test does",
            "Add or change the test that would have failed before."));
  }
}
