package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.Overviews;
import dev.relay.mcp.analysis.architecture.Architectures;
import dev.relay.mcp.analysis.architecture.Duplicates;
import dev.relay.mcp.analysis.findings.rule.Topic;
import dev.relay.mcp.analysis.impact.Impact;
import dev.relay.mcp.analysis.impact.ImpactQuery;
import dev.relay.mcp.analysis.impact.Impacts;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a workspace is made of, and who is touched when something in it changes. */
@Component
final class Analyze implements Tool<Analyze.Input, AnalyzeOutput> {
  private static final int DEFAULT_LIMIT = 50;
  private static final int SAME_LINES = 10;

  private final Workspaces workspaces;
  private final Overviews overviews;
  private final Impacts impacts;
  private final Architectures architectures;
  private final Duplicates duplicates;
  private final Heads heads;
  private final FindingsAnswers findings;
  private final DeepAnswers deep;

  Analyze(
      Workspaces workspaces,
      Overviews overviews,
      Impacts impacts,
      Architectures architectures,
      Duplicates duplicates,
      Heads heads,
      FindingsAnswers findings,
      DeepAnswers deep) {
    this.workspaces = workspaces;
    this.overviews = overviews;
    this.impacts = impacts;
    this.architectures = architectures;
    this.duplicates = duplicates;
    this.heads = heads;
    this.findings = findings;
    this.deep = deep;
  }

  enum Type {
    OVERVIEW,
    DEPENDENCIES,
    IMPACT,
    ARCHITECTURE,
    TESTS,
    DUPLICATION,
    SECURITY,
    PERFORMANCE,
    ERRORS,
    CONSISTENCY
  }

  enum Scope {
    SINGLE,
    RELATED,
    ALL
  }

  record Input(
      @About(
              "overview (default) of the workspace, dependencies among its repositories, impact of"
                  + " changing something, architecture (modules, hot files, owners), tests (that"
                  + " cover something, or that are missing), duplication; or what should be looked"
                  + " at: security (secrets, vulnerable dependencies, risky code), performance,"
                  + " errors, or consistency (the same done differently).")
          @Nullable Type type,
      @About(
              "impact, tests: what would change: a symbol, file, endpoint, schema field, package,"
                  + " environment variable, topic or table, as it is written or as the user says it.")
          @Nullable String symbol,
      @About("The repository that is asked about; with symbol, the one that defines it.")
          @Nullable String repository,
      @About(
              "impact with repository: a branch, tag or commit; answers what breaks by the changes"
                  + " since then.")
          @Nullable String since,
      @About(
              "security, performance, errors, consistency: single, the repository (the default with"
                  + " one); related, also those that it depends on or that depend on it; all.")
          @Nullable Scope scope,
      @About(
              "With question: true lets an agent read the code and answer; takes minutes, answers at"
                  + " once with a task.")
          @Nullable Boolean deep,
      @About("deep: what is asked, in the user's own words.") @Nullable String question,
      @About("deep: the task of an earlier question, for its answer.") @Nullable String task,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace,
      @About(value = "How many places at most.", min = 1, max = 200) @Nullable Integer limit,
      @About("next_cursor of the answer before, for the next page.") @Nullable String cursor) {
    int most() {
      return limit == null ? DEFAULT_LIMIT : limit;
    }

    boolean isDeep() {
      return Boolean.TRUE.equals(deep) || question != null || task != null;
    }
  }

  @Override
  public Definition<Input, AnalyzeOutput> definition() {
    return Definition.reads(
        "analyze",
        "Understand a workspace",
        "Explains how repositories are built up and depend on each other, and what breaks where when"
            + " something changes, with file and line, without changing anything. Use it for what"
            + " would break, who uses this, which tests cover it, how is it built up, are there"
            + " secrets, is it safe, is it slow, what differs, or, with deep, any question about the code.",
        Input.class,
        AnalyzeOutput.class);
  }

  @Override
  public Effect needs(Input arguments) {
    return arguments.isDeep() && arguments.task() == null ? Effect.RUN : Effect.READ;
  }

  @Override
  public Answer<AnalyzeOutput> call(Call call, Input arguments) {
    Policy.require(call.caller(), needs(arguments));
    if (arguments.isDeep()) {
      return deep(call, arguments);
    }
    var workspace = workspaces.getOrOnly(arguments.workspace());
    var output =
        switch (type(arguments)) {
          case OVERVIEW -> overview(workspace);
          case DEPENDENCIES ->
              arguments.repository() == null
                  ? overview(workspace)
                  : dependencies(workspace, arguments);
          case IMPACT -> impact(workspace, arguments);
          case ARCHITECTURE -> architecture(workspace, arguments);
          case TESTS -> tests(workspace, arguments);
          case DUPLICATION -> duplication(workspace, arguments);
          case SECURITY -> findings(workspace, arguments, Topic.SECURITY);
          case PERFORMANCE -> findings(workspace, arguments, Topic.PERFORMANCE);
          case ERRORS -> findings(workspace, arguments, Topic.ERRORS);
          case CONSISTENCY -> findings(workspace, arguments, Topic.CONSISTENCY);
        };
    return new Answer<>(output.summary(), output);
  }

  private Answer<AnalyzeOutput> deep(Call call, Input arguments) {
    var caller = call.caller();
    if (arguments.task() == null && arguments.question() == null) {
      throw new BadArgument("deep needs 'question': say what you want to know.");
    }
    var task =
        arguments.question() == null
            ? deep.find(caller, String.valueOf(arguments.task()))
            : deep.ask(call, arguments.question(), arguments.workspace(), arguments.repository());
    var overview = overviews.of(workspaces.get(task.workspace()));
    var read = task.repositories().stream().map(RepositoryId::name).collect(Collectors.toSet());
    var found = deep.of(caller, task);
    var output = AnalyzeOutput.deep(task.summary(), overview.only(read), found);
    return new Answer<>(found.report() == null ? task.summary() : found.report(), output);
  }

  private static Type type(Input arguments) {
    if (arguments.type() != null) {
      return arguments.type();
    }
    return arguments.symbol() == null && arguments.repository() == null
        ? Type.OVERVIEW
        : Type.IMPACT;
  }

  private AnalyzeOutput findings(Workspace workspace, Input arguments, Topic topic) {
    var found =
        findings.of(
            workspace,
            findings.scope(workspace, arguments.repository(), arguments.scope()),
            topic,
            arguments.limit(),
            arguments.cursor());
    return AnalyzeOutput.findings(
        FindingsAnswers.sentence(topic, found), overviews.of(workspace), found);
  }

  private AnalyzeOutput overview(Workspace workspace) {
    var overview = overviews.of(workspace);
    return AnalyzeOutput.overview(AnalyzeWords.overview(overview), overview);
  }

  private AnalyzeOutput dependencies(Workspace workspace, Input arguments) {
    var name = one(workspace, arguments).id().name();
    var overview = overviews.of(workspace);
    var impact = impacts.of(query(workspace, name, Optional.empty(), arguments));
    return AnalyzeOutput.dependents(
        AnalyzeWords.dependencies(name, overview), overview, others(name, impact), impact);
  }

  private AnalyzeOutput impact(Workspace workspace, Input arguments) {
    var symbol = arguments.symbol();
    if (arguments.repository() == null && symbol == null) {
      throw new BadArgument("impact needs 'symbol' or 'repository': say what would change.");
    }
    if (arguments.since() != null) {
      return changes(workspace, arguments, arguments.since());
    }
    if (symbol != null) {
      var in =
          arguments.repository() == null
              ? Optional.<Repository>empty()
              : Optional.of(one(workspace, arguments));
      var impact = impacts.of(query(workspace, symbol, in, arguments));
      return AnalyzeOutput.impact(
          AnalyzeWords.impact(symbol, workspace.name(), impact), overviews.of(workspace), impact);
    }
    var name = one(workspace, arguments).id().name();
    var impact = impacts.of(query(workspace, name, Optional.empty(), arguments));
    var dependents = others(name, impact);
    return AnalyzeOutput.dependents(
        AnalyzeWords.dependents(name, workspace.name(), dependents),
        overviews.of(workspace),
        dependents,
        impact);
  }

  private AnalyzeOutput changes(Workspace workspace, Input arguments, String since) {
    if (arguments.repository() == null) {
      throw new BadArgument("'since' of analyze needs 'repository': say whose changes are meant.");
    }
    var repository = one(workspace, arguments);
    var impact =
        impacts.ofChanges(
            query(workspace, repository.id().name(), Optional.empty(), arguments),
            repository,
            heads.of(repository, since),
            heads.of(repository));
    return AnalyzeOutput.impact(
        AnalyzeWords.changes(repository.id().name(), since, impact),
        overviews.of(workspace),
        impact);
  }

  private AnalyzeOutput architecture(Workspace workspace, Input arguments) {
    var found = architectures.of(workspace, some(workspace, arguments));
    return AnalyzeOutput.architecture(
        AnalyzeWords.architecture(found), overviews.of(workspace), found, arguments.most());
  }

  private AnalyzeOutput tests(Workspace workspace, Input arguments) {
    if (arguments.symbol() != null) {
      return impact(workspace, arguments);
    }
    var found = architectures.of(workspace, some(workspace, arguments));
    var untested = found.hot().stream().filter(file -> !file.tested()).toList();
    return AnalyzeOutput.untested(
        AnalyzeWords.untested(found.hot().size(), untested),
        overviews.of(workspace),
        untested,
        arguments.most(),
        found.notes());
  }

  private AnalyzeOutput duplication(Workspace workspace, Input arguments) {
    var found = duplicates.of(some(workspace, arguments), SAME_LINES, arguments.most());
    return AnalyzeOutput.duplication(
        AnalyzeWords.duplication(found),
        overviews.of(workspace),
        found.duplicates(),
        found.total(),
        found.notes());
  }

  private static List<String> others(String name, Impact impact) {
    return impact.repositories().stream()
        .map(Impact.Affected::repository)
        .filter(each -> !each.equals(name))
        .toList();
  }

  private static Repository one(Workspace workspace, Input arguments) {
    return Repositories.one(workspace, String.valueOf(arguments.repository()));
  }

  private static List<Repository> some(Workspace workspace, Input arguments) {
    return arguments.repository() == null
        ? workspace.repositories()
        : List.of(one(workspace, arguments));
  }

  private static ImpactQuery query(
      Workspace workspace, String what, Optional<Repository> in, Input arguments) {
    try {
      return new ImpactQuery(
          workspace,
          what,
          in.map(Repository::id),
          Cursor.offset(arguments.cursor()),
          arguments.most());
    } catch (IllegalArgumentException e) {
      throw new BadArgument(String.valueOf(e.getMessage()));
    }
  }
}
