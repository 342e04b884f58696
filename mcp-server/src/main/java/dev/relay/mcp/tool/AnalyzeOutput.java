package dev.relay.mcp.tool;

import dev.relay.mcp.analysis.WorkspaceOverview;
import dev.relay.mcp.analysis.architecture.Architecture;
import dev.relay.mcp.analysis.architecture.Duplicate;
import dev.relay.mcp.analysis.impact.Consumer;
import dev.relay.mcp.analysis.impact.Impact;
import dev.relay.mcp.analysis.impact.Subject;
import dev.relay.mcp.analysis.impact.contract.ContractChange;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@link Analyze} answers; each type fills its own part. */
record AnalyzeOutput(
    @About("One or two sentences that can be spoken.") String summary,
    @About("The workspace; for impact only the repositories that are touched.")
        WorkspaceOverview workspace,
    @About("Repositories that depend on the one that was asked about.")
        @Nullable List<String> dependents,
    @About("All that would be touched, in the order in which changes land.")
        @Nullable List<String> order,
    @About("impact: what the words were taken for.") @Nullable List<Meant> meant,
    @About("impact: places that use it, the surest first.") @Nullable List<Consumer> consumers,
    @About("impact: repositories that are touched, in landing order.")
        @Nullable List<Impact.Affected> affected,
    @About("impact: which changes break those who use it.") @Nullable List<Impact.Verdict> verdicts,
    @About("impact with since: what changed in OpenAPI, proto and SQL, and names that are gone.")
        @Nullable List<ContractChange> changes,
    @About("impact, tests: tests that cover it.") @Nullable List<Impact.Covering> tests,
    @About("architecture: parts of the repositories.") @Nullable List<Architecture.Module> modules,
    @About("architecture: which part uses which.") @Nullable List<Architecture.Link> links,
    @About("architecture, tests: files that change often, are long and are used by many.")
        @Nullable List<Architecture.HotFile> hot,
    @About("architecture: who owns and who changes what.")
        @Nullable List<Architecture.Ownership> owners,
    @About("architecture: modules and links as a Mermaid flowchart.") @Nullable String mermaid,
    @About("duplication: the same lines in two files, across repositories first.")
        @Nullable List<Duplicate> duplicates,
    @About("security, performance, errors, consistency: what should be looked at.")
        FindingsAnswers.@Nullable Found findings,
    @About("Of the list that is cut by limit: how many there are.") int total,
    @About("True when there are more than these.") boolean truncated,
    @About("Give it as cursor to see more.") @Nullable String nextCursor,
    @About("What was left out or could not be looked at, and why.") List<String> notes,
    @About("deep: the task that finds out, and its answer once there is one.")
        DeepAnswers.@Nullable Deep deep) {

  /** What would change. */
  record Meant(
      String kind,
      String name,
      @Nullable String within,
      @Nullable String repository,
      @Nullable String path,
      @Nullable Integer line) {
    static Meant of(Subject subject) {
      return new Meant(
          subject.kind().word(),
          subject.name(),
          orNull(subject.within()),
          subject.repository().map(RepositoryId::name).orElse(null),
          orNull(subject.path()),
          subject.line() == 0 ? null : subject.line());
    }

    private static @Nullable String orNull(String text) {
      return text.isEmpty() ? null : text;
    }
  }

  static AnalyzeOutput overview(String summary, WorkspaceOverview workspace) {
    var order = workspace.levels().stream().flatMap(List::stream).toList();
    return of(summary, workspace, null, order, null, List.of(), 0, false, null, List.of());
  }

  /** Who depends on a repository. */
  static AnalyzeOutput dependents(
      String summary, WorkspaceOverview workspace, List<String> dependents, Impact impact) {
    return impact(summary, workspace, dependents, impact);
  }

  static AnalyzeOutput impact(String summary, WorkspaceOverview workspace, Impact impact) {
    return impact(summary, workspace, null, impact);
  }

  private static AnalyzeOutput impact(
      String summary,
      WorkspaceOverview workspace,
      @Nullable List<String> dependents,
      Impact impact) {
    var order = impact.repositories().stream().map(Impact.Affected::repository).toList();
    var more = impact.next() >= 0;
    return of(
        summary,
        dependents == null ? workspace.only(Set.copyOf(order)) : workspace,
        dependents,
        order,
        impact,
        impact.tests(),
        impact.total(),
        more || !impact.isTotal(),
        more ? Cursor.of(impact.next()) : null,
        impact.notes());
  }

  private static AnalyzeOutput of(
      String summary,
      WorkspaceOverview workspace,
      @Nullable List<String> dependents,
      List<String> order,
      @Nullable Impact impact,
      List<Impact.Covering> tests,
      int total,
      boolean truncated,
      @Nullable String next,
      List<String> notes) {
    return new AnalyzeOutput(
        summary,
        workspace,
        dependents,
        order,
        impact == null ? null : impact.meant().stream().map(Meant::of).toList(),
        impact == null ? null : impact.consumers(),
        impact == null ? null : impact.repositories(),
        impact == null ? null : impact.verdicts(),
        impact == null || impact.changes().isEmpty() ? null : impact.changes(),
        impact == null ? null : tests,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        total,
        truncated,
        next,
        notes,
        null);
  }

  /** Modules, links, hot files and owners, {@code limit} of each. */
  static AnalyzeOutput architecture(
      String summary, WorkspaceOverview workspace, Architecture all, int limit) {
    var total = all.modules().size();
    var truncated = total > limit || all.links().size() > limit || all.hot().size() > limit;
    return new AnalyzeOutput(
        summary,
        workspace,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        first(all.modules(), limit),
        first(all.links(), limit),
        first(all.hot(), limit),
        first(all.owners(), limit),
        all.mermaid(),
        null,
        null,
        total,
        truncated,
        null,
        all.notes(),
        null);
  }

  /** Hot files without tests. */
  static AnalyzeOutput untested(
      String summary,
      WorkspaceOverview workspace,
      List<Architecture.HotFile> files,
      int limit,
      List<String> notes) {
    var some = first(files, limit);
    return lists(summary, workspace, some, null, files.size(), some.size(), notes);
  }

  static AnalyzeOutput duplication(
      String summary,
      WorkspaceOverview workspace,
      List<Duplicate> duplicates,
      int total,
      List<String> notes) {
    return lists(summary, workspace, null, duplicates, total, duplicates.size(), notes);
  }

  private static AnalyzeOutput lists(
      String summary,
      WorkspaceOverview workspace,
      @Nullable List<Architecture.HotFile> hot,
      @Nullable List<Duplicate> duplicates,
      int total,
      int shown,
      List<String> notes) {
    return new AnalyzeOutput(
        summary,
        workspace,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        hot,
        null,
        null,
        duplicates,
        null,
        total,
        total > shown,
        null,
        notes,
        null);
  }

  static AnalyzeOutput findings(
      String summary, WorkspaceOverview workspace, FindingsAnswers.Found found) {
    return new AnalyzeOutput(
        summary,
        workspace,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        found,
        found.total(),
        found.truncated(),
        found.nextCursor(),
        found.notes(),
        null);
  }

  static AnalyzeOutput deep(String summary, WorkspaceOverview workspace, DeepAnswers.Deep deep) {
    return new AnalyzeOutput(
        summary, workspace, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, 0, false, null, List.of(), deep);
  }

  private static <T> List<T> first(List<T> all, int limit) {
    return all.stream().limit(limit).collect(Collectors.toList());
  }
}
