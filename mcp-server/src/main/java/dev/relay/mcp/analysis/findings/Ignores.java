package dev.relay.mcp.analysis.findings;

import com.google.re2j.Pattern;
import dev.relay.mcp.analysis.findings.FindingsReport.StaleIgnore;
import dev.relay.mcp.analysis.findings.rule.PathGlob;
import dev.relay.mcp.analysis.findings.scan.InlineIgnore;
import dev.relay.repo.workspace.IgnoredFinding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What somebody said is meant so, and which of that is still needed. */
final class Ignores {
  /** It may tell of the comment without meaning one. */
  private static final Pattern PROSE = Pattern.compile("\\.(md|adoc|rst|txt)$");

  /** A place of an ignore in a file. */
  private record At(String repository, String path, InlineIgnore ignore) {}

  private record Entry(IgnoredFinding entry, Pattern path) {}

  private final Map<String, List<At>> inline = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Set<Object> used = new HashSet<>();
  private final List<StaleIgnore> wrong = new ArrayList<>();

  Ignores(List<IgnoredFinding> workspace) {
    for (var entry : workspace) {
      try {
        entries.add(new Entry(entry, PathGlob.compile(entry.path().orElse("**"))));
      } catch (IllegalArgumentException e) {
        wrong.add(stale(entry, String.valueOf(e.getMessage())));
      }
    }
  }

  void add(String repository, String path, List<InlineIgnore> ignores) {
    for (var ignore : ignores) {
      inline
          .computeIfAbsent(repository + "|" + path, _ -> new ArrayList<>())
          .add(new At(repository, path, ignore));
    }
  }

  boolean cover(Finding finding) {
    var covered = false;
    for (var at : inline.getOrDefault(finding.repository() + "|" + finding.path(), List.of())) {
      if (!at.ignore().reason().isEmpty() && at.ignore().covers(finding.rule(), finding.line())) {
        used.add(at);
        covered = true;
      }
    }
    for (var entry : entries) {
      if (covers(entry, finding)) {
        used.add(entry);
        covered = true;
      }
    }
    return covered;
  }

  private static boolean covers(Entry entry, Finding finding) {
    return entry.entry().rule().equals(finding.rule())
        && entry.entry().repository().map(id -> id.name().equals(finding.repository())).orElse(true)
        && entry.path().matcher(finding.path()).find();
  }

  /**
   * Those that covered nothing.
   *
   * @param looked the rules that were looked for; of others nothing can be said
   * @param known all rules there are
   */
  List<StaleIgnore> stale(Set<String> looked, Set<String> known) {
    var stale = new ArrayList<>(wrong);
    inline.values().stream()
        .flatMap(List::stream)
        .filter(at -> !used.contains(at) && !PROSE.matcher(at.path()).find())
        .forEach(at ->
            why(at.ignore(), looked, known).ifPresent(sentence -> stale.add(stale(at, sentence))));
    for (var entry : entries) {
      if (!known.contains(entry.entry().rule())) {
        stale.add(stale(entry.entry(), "There is no rule of this name."));
      } else if (looked.contains(entry.entry().rule()) && !used.contains(entry)) {
        stale.add(stale(entry.entry(), "Nothing is found there any more: take the entry out."));
      }
    }
    return stale;
  }

  private static Optional<String> why(InlineIgnore ignore, Set<String> looked, Set<String> known) {
    if (!known.contains(ignore.rule())) {
      return Optional.of("There is no rule of this name.");
    }
    if (ignore.reason().isEmpty()) {
      return Optional.of("It has no reason and does not count: write one after the rule.");
    }
    return looked.contains(ignore.rule())
        ? Optional.of("Nothing is found there any more: take the comment out.")
        : Optional.empty();
  }

  private static StaleIgnore stale(At at, String sentence) {
    return new StaleIgnore(
        at.repository(), at.path(), at.ignore().line(), at.ignore().rule(), sentence);
  }

  private static StaleIgnore stale(IgnoredFinding entry, String sentence) {
    var repository = entry.repository().map(id -> id.name()).orElse("");
    return new StaleIgnore(repository, "", 0, entry.rule(), sentence);
  }
}
