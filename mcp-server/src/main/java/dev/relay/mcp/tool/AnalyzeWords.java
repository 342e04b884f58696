package dev.relay.mcp.tool;

import dev.relay.mcp.analysis.WorkspaceOverview;
import dev.relay.mcp.analysis.architecture.Architecture;
import dev.relay.mcp.analysis.architecture.Duplicates;
import dev.relay.mcp.analysis.impact.Impact;
import dev.relay.mcp.analysis.impact.Subject;
import dev.relay.mcp.analysis.impact.contract.ContractChange;
import dev.relay.repo.speech.Words;
import java.util.List;

/** What is said about a workspace that was analyzed. */
final class AnalyzeWords {
  private static final int FEW = 3;

  private AnalyzeWords() {}

  static String overview(WorkspaceOverview workspace) {
    var order = workspace.levels().stream().flatMap(List::stream).toList();
    return "%s has %s; changes land in the order %s."
        .formatted(workspace.name(), repositories(order.size()), Words.few(order));
  }

  static String dependencies(String repository, WorkspaceOverview workspace) {
    var links =
        workspace.edges().stream()
            .filter(link -> link.from().equals(repository))
            .map(link -> link.to() + " (" + link.evidence() + ")")
            .toList();
    return links.isEmpty()
        ? repository + " depends on nothing in " + workspace.name() + "."
        : repository + " depends on " + Words.few(links) + ".";
  }

  static String dependents(String repository, String workspace, List<String> dependents) {
    return dependents.isEmpty()
        ? "Nothing in " + workspace + " depends on " + repository + "."
        : "On " + repository + " depend " + Words.few(dependents) + ".";
  }

  static String impact(String words, String workspace, Impact impact) {
    if (impact.total() == 0) {
      return "'%s' is used nowhere in %s, as far as can be seen.".formatted(words, workspace);
    }
    return "%s is used in %s of %s: %s.%s%s"
        .formatted(
            Words.capital(meant(impact)),
            Words.count(impact.total(), "place", "places"),
            repositories(used(impact).size()),
            Words.few(used(impact)),
            breaks(impact),
            tests(impact));
  }

  private static String meant(Impact impact) {
    var titles = impact.meant().stream().map(Subject::title).distinct().toList();
    return titles.size() > FEW ? titles.getFirst() + " with what belongs to it" : Words.or(titles);
  }

  private static List<String> used(Impact impact) {
    return impact.repositories().stream()
        .filter(each -> each.places() > 0)
        .map(Impact.Affected::repository)
        .toList();
  }

  private static String breaks(Impact impact) {
    return impact.verdicts().stream()
        .filter(Impact.Verdict::breaking)
        .findFirst()
        .map(verdict -> " To %s breaks them: %s.".formatted(verdict.change(), verdict.why()))
        .orElse("");
  }

  private static String tests(Impact impact) {
    var count = impact.tests().size();
    return count == 0
        ? " No test covers it."
        : " %s %s it."
            .formatted(
                Words.capital(Words.count(count, "test file", "test files")),
                count == 1 ? "covers" : "cover");
  }

  static String changes(String repository, String since, Impact impact) {
    var breaking = impact.changes().stream().filter(ContractChange::breaking).toList();
    if (breaking.isEmpty()) {
      return "Nothing that %s promised at %s is broken since.".formatted(repository, since);
    }
    return "Since %s, %s made %s: %s It touches %s in %s."
        .formatted(
            since,
            repository,
            Words.count(breaking.size(), "breaking change", "breaking changes"),
            breaking.getFirst().sentence(),
            Words.count(impact.total(), "place", "places"),
            Words.few(used(impact)));
  }

  static String architecture(Architecture found) {
    if (found.modules().isEmpty()) {
      return "There is no source code in a language that is read.";
    }
    var lines = found.modules().stream().mapToInt(Architecture.Module::lines).sum();
    var hot =
        found.hot().stream()
            .limit(FEW)
            .map(file -> Words.file(file.path()) + " in " + file.repository())
            .toList();
    return "There are %s with %d lines.%s"
        .formatted(
            Words.count(found.modules().size(), "module", "modules"),
            lines,
            hot.isEmpty() ? "" : " Most is at stake in " + Words.and(hot) + ".");
  }

  static String untested(int hot, List<Architecture.HotFile> untested) {
    if (untested.isEmpty()) {
      return "Every file that changes often has a test of its name.";
    }
    var first = untested.stream().limit(FEW).map(file -> Words.file(file.path())).toList();
    return "Of %s that change often %s no test of their name, first of all %s."
        .formatted(
            Words.count(hot, "file", "files"),
            untested.size() == 1 ? "one has" : Words.number(untested.size()) + " have",
            Words.and(first));
  }

  static String duplication(Duplicates.Found found) {
    if (found.total() == 0) {
      return "No ten lines stand in two files.";
    }
    var worst = found.duplicates().getFirst();
    return "%s in two files; first %s of %s in %s and %s in %s."
        .formatted(
            Words.capital(
                Words.count(found.total(), "block of lines stands", "blocks of lines stand")),
            Words.count(worst.lines(), "line", "lines"),
            Words.file(worst.first().path()),
            worst.first().repository(),
            Words.file(worst.second().path()),
            worst.second().repository());
  }

  private static String repositories(int count) {
    return Words.count(count, "repository", "repositories");
  }
}
