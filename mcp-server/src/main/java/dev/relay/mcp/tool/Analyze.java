package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.analysis.Impact;
import dev.relay.mcp.analysis.Overviews;
import dev.relay.mcp.analysis.WorkspaceOverview;
import dev.relay.mcp.analysis.search.Found;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a workspace is made of, and who is touched when something in it changes. */
@Component
final class Analyze implements Tool<Analyze.Input, Analyze.Output> {
  private static final int HITS = 50;

  private final Workspaces workspaces;
  private final Overviews overviews;
  private final Impact impact;

  Analyze(Workspaces workspaces, Overviews overviews, Impact impact) {
    this.workspaces = workspaces;
    this.overviews = overviews;
    this.impact = impact;
  }

  enum Type {
    OVERVIEW,
    DEPENDENCIES,
    IMPACT
  }

  record Input(
      @About(
              "overview (default) of the workspace, dependencies among its repositories, or impact"
                  + " of changing a symbol or a repository.")
          @Nullable Type type,
      @About("impact: the name that would change.") @Nullable String symbol,
      @About("impact, dependencies: the repository that is asked about.")
          @Nullable String repository,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace) {}

  record Places(String repository, int places) {}

  record Output(
      WorkspaceOverview workspace,
      @About("impact: how often the symbol stands in each repository.")
          @Nullable List<Places> places,
      @About("Repositories that depend on those.") @Nullable List<String> dependents,
      @About("All that would be touched, in the order in which changes land.")
          @Nullable List<String> order,
      @About("impact: the first places.") @Nullable List<Found.Hit> hits,
      @About("Why they depend on each other: what is used, and where that stands.")
          @Nullable List<String> reasons,
      boolean truncated) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "analyze",
        "Understand a workspace",
        "Explains how repositories depend on each other and what a change would touch, without changing"
            + " anything. Use it for what would break, who uses this, how is it built up.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    Policy.require(call.caller(), Effect.READ);
    var workspace = workspaces.getOrOnly(arguments.workspace());
    return switch (type(arguments)) {
      case OVERVIEW -> overview(workspace);
      case DEPENDENCIES ->
          arguments.repository() == null
              ? overview(workspace)
              : dependencies(workspace, arguments.repository());
      case IMPACT -> impact(workspace, arguments);
    };
  }

  private static Type type(Input arguments) {
    if (arguments.type() != null) {
      return arguments.type();
    }
    return arguments.symbol() == null && arguments.repository() == null
        ? Type.OVERVIEW
        : Type.IMPACT;
  }

  private Answer<Output> impact(Workspace workspace, Input arguments) {
    if (arguments.symbol() != null) {
      return ofSymbol(workspace, arguments.symbol());
    }
    if (arguments.repository() != null) {
      return ofRepository(workspace, arguments.repository());
    }
    throw new BadArgument("impact needs 'symbol' or 'repository': say what would change.");
  }

  private Answer<Output> overview(Workspace workspace) {
    var overview = overviews.of(workspace);
    var order = overview.levels().stream().flatMap(List::stream).toList();
    var text =
        "%s has %s; changes land in the order %s."
            .formatted(
                workspace.name(),
                Words.count(order.size(), "repository", "repositories"),
                Words.and(order));
    return new Answer<>(text, new Output(overview, null, null, order, null, null, false));
  }

  private Answer<Output> dependencies(Workspace workspace, String name) {
    var repository = Repositories.one(workspace, name).id();
    var links =
        overviews.of(workspace).edges().stream()
            .filter(link -> link.from().equals(repository.name()))
            .map(link -> link.to() + " (" + link.evidence() + ")")
            .toList();
    var text =
        links.isEmpty()
            ? repository + " depends on nothing in " + workspace.name() + "."
            : repository + " depends on " + Words.and(links) + ".";
    var touched = impact.ofRepository(workspace, repository);
    return new Answer<>(text, output(workspace, touched, false, List.of()));
  }

  private Answer<Output> ofRepository(Workspace workspace, String name) {
    var repository = Repositories.one(workspace, name).id();
    var touched = impact.ofRepository(workspace, repository);
    var text =
        touched.dependents().isEmpty()
            ? "Nothing in " + workspace.name() + " depends on " + repository + "."
            : "On " + repository + " depend " + Words.and(touched.dependents()) + ".";
    return new Answer<>(text, output(workspace, touched, false, List.of()));
  }

  private Answer<Output> ofSymbol(Workspace workspace, String symbol) {
    if (symbol.contains("\n")) {
      throw new BadArgument("'symbol' of analyze must be one line.");
    }
    var touched = impact.ofName(workspace, symbol, HITS);
    var places =
        touched.places().entrySet().stream()
            .map(e -> new Places(e.getKey(), e.getValue()))
            .toList();
    var total = places.stream().mapToInt(Places::places).sum();
    var text =
        total == 0
            ? "'" + symbol + "' stands nowhere in " + workspace.name() + "."
            : "'%s' stands in %s of %s; order %s."
                .formatted(
                    symbol,
                    Words.count(total, "place", "places"),
                    Words.count(places.size(), "repository", "repositories"),
                    Words.and(touched.order()));
    return new Answer<>(text, output(workspace, touched, total > touched.hits().size(), places));
  }

  private Output output(
      Workspace workspace, Impact.Touched touched, boolean truncated, List<Places> places) {
    return new Output(
        overviews.of(workspace),
        places,
        touched.dependents(),
        touched.order(),
        touched.hits(),
        touched.reasons(),
        truncated);
  }
}
