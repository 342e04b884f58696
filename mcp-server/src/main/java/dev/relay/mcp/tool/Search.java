package dev.relay.mcp.tool;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.analysis.CodeSearch;
import dev.relay.repo.git.GrepQuery;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds text in all repositories at once. */
@Component
final class Search implements Tool<Search.Input, Search.Output> {
  private static final int DEFAULT_LIMIT = 50;

  private final Workspaces workspaces;
  private final CodeSearch search;

  Search(Workspaces workspaces, CodeSearch search) {
    this.workspaces = workspaces;
    this.search = search;
  }

  record Input(
      @About("The text to find, one line.") String query,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace,
      @About("Repositories to search, by name, group:x or tag:x; without it, all.")
          @Nullable List<String> repositories,
      @About("True when query is a regular expression (POSIX extended).") @Nullable Boolean regex,
      @About("True to tell upper from lower case.") @Nullable Boolean caseSensitive,
      @About("Files to look at, such as *.java or src/**.") @Nullable String glob,
      @About(value = "How many hits at most.", min = 1, max = 500) @Nullable Integer limit,
      @About("next_cursor of the answer before, for the next page.") @Nullable String cursor) {}

  record Output(
      String query,
      @About("Matching lines in all repositories.") int total,
      @About("True when there are more hits than these.") boolean truncated,
      List<CodeSearch.Hit> hits,
      @About("Give it as cursor to see more.") @Nullable String nextCursor,
      @About("What could not be searched, and why.") List<String> notes) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "search",
        "Search all repositories",
        "Finds text or a regular expression in every repository of the workspace, with path and line."
            + " Use it when the user asks where something is or how often it is used.",
        Input.class,
        Output.class);
  }

  @Override
  public Answer<Output> call(Caller caller, Input arguments) {
    Policy.require(caller, Effect.READ);
    var workspace = workspaces.getOrOnly(arguments.workspace());
    var limit = arguments.limit() == null ? DEFAULT_LIMIT : arguments.limit();
    var found =
        search.search(
            Repositories.of(workspace, arguments.repositories()),
            query(arguments, limit),
            Cursor.offset(arguments.cursor()),
            limit);
    var more = found.next() >= 0;
    var output =
        new Output(
            arguments.query(),
            found.total(),
            more,
            found.hits(),
            more ? Cursor.of(found.next()) : null,
            found.notes());
    return new Answer<>(text(arguments.query(), found), output);
  }

  private static GrepQuery query(Input arguments, int limit) {
    try {
      return new GrepQuery(
          arguments.query(),
          Boolean.TRUE.equals(arguments.regex()),
          !Boolean.TRUE.equals(arguments.caseSensitive()),
          arguments.glob() == null ? List.of() : List.of(arguments.glob()),
          limit);
    } catch (IllegalArgumentException e) {
      throw new BadArgument(String.valueOf(e.getMessage()));
    }
  }

  private static String text(String query, CodeSearch.Found found) {
    if (found.total() == 0) {
      return "'" + query + "' stands nowhere.";
    }
    var each =
        found.perRepository().entrySet().stream()
            .map((Map.Entry<String, Integer> e) -> e.getValue() + " in " + e.getKey())
            .toList();
    return "%s of '%s': %s."
        .formatted(Words.count(found.total(), "place", "places"), query, Words.and(each));
  }
}
