package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.analysis.search.CodeSearch;
import dev.relay.mcp.analysis.search.Found;
import dev.relay.mcp.analysis.search.Languages;
import dev.relay.mcp.analysis.search.Nearness;
import dev.relay.mcp.analysis.search.Overlay;
import dev.relay.mcp.analysis.search.SearchQuery;
import dev.relay.mcp.analysis.search.SearchRefused;
import dev.relay.mcp.analysis.search.SearchRequest;
import dev.relay.repo.speech.Words;
import dev.relay.repo.sync.Uncommitted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds text in all repositories at once. */
@Component
final class Search implements Tool<Search.Input, Search.Output> {
  private static final int DEFAULT_LIMIT = 50;

  private final Focus focus;
  private final CodeSearch search;
  private final Nearness nearness;
  private final Uncommitted uncommitted;

  Search(Focus focus, CodeSearch search, Nearness nearness, Uncommitted uncommitted) {
    this.focus = focus;
    this.search = search;
    this.nearness = nearness;
    this.uncommitted = uncommitted;
  }

  record Input(
      @About("The text to find, one line.") String query,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace,
      @About("Repositories to search, by name, group:x or tag:x; without it, all.")
          @Nullable List<String> repositories,
      @About("True when query is a regular expression (RE2 syntax).") @Nullable Boolean regex,
      @About("True to tell upper from lower case.") @Nullable Boolean caseSensitive,
      @About("True to find whole words only.") @Nullable Boolean word,
      @About("Files to look at, such as *.java or src/**.") @Nullable String glob,
      @About("Languages to look at, such as java or typescript.") @Nullable List<String> language,
      @About(
              "The repository that is worked in: what it depends on and what depends on it comes first.")
          @Nullable String near,
      @About("A branch, tag or commit to search; without it, the head of each repository's branch.")
          @Nullable String ref,
      @About("True to search what is changed in the checkouts but not committed, too.")
          @Nullable Boolean uncommitted,
      @About(value = "How many hits at most.", min = 1, max = 500) @Nullable Integer limit,
      @About("next_cursor of the answer before, for the next page.") @Nullable String cursor) {}

  record Output(
      String query,
      @About("Matching lines in all repositories.") int total,
      @About("True when there are more matching lines than total: not all of them were counted.")
          boolean totalIsLeast,
      @About("True when there are more hits than these.") boolean truncated,
      @About("The best first: definitions, whole words, sources before tests and prose.")
          List<Found.Hit> hits,
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
  public Answer<Output> call(Call call, Input arguments) {
    Policy.require(call.caller(), Effect.READ);
    var workspace = focus.workspace(call, arguments.workspace());
    var near = arguments.near() == null ? null : focus.one(call, workspace, arguments.near()).id();
    var repositories = focus.repositories(call, workspace, arguments.repositories());
    try {
      var request =
          new SearchRequest(
              repositories,
              query(arguments),
              nearness.of(workspace, near),
              Optional.ofNullable(arguments.ref()),
              arguments.limit() == null ? DEFAULT_LIMIT : arguments.limit(),
              Optional.ofNullable(arguments.cursor()),
              false,
              Boolean.TRUE.equals(arguments.uncommitted())
                  ? Overlay.of(uncommitted, workspace, repositories)
                  : Overlay.NONE);
      return answer(arguments.query(), search.search(request));
    } catch (SearchRefused e) {
      throw new BadArgument(String.valueOf(e.getMessage()));
    }
  }

  private static SearchQuery query(Input arguments) {
    return new SearchQuery(
        arguments.query(),
        Boolean.TRUE.equals(arguments.regex()),
        !Boolean.TRUE.equals(arguments.caseSensitive()),
        Boolean.TRUE.equals(arguments.word()),
        arguments.glob() == null ? List.of() : List.of(arguments.glob()),
        Languages.named(arguments.language() == null ? List.of() : arguments.language()));
  }

  private static Answer<Output> answer(String query, Found found) {
    var output =
        new Output(
            query,
            found.total(),
            !found.isTotal(),
            found.next().isPresent(),
            found.hits(),
            found.next().orElse(null),
            found.notes());
    return new Answer<>(text(query, found), output);
  }

  private static String text(String query, Found found) {
    if (found.total() == 0) {
      return "'" + query + "' stands nowhere.";
    }
    var each =
        found.perRepository().entrySet().stream()
            .map((Map.Entry<String, Integer> e) -> e.getValue() + " in " + e.getKey())
            .toList();
    return "%s%s of '%s': %s."
        .formatted(
            found.isTotal() ? "" : "At least ",
            Words.count(found.total(), "place", "places"),
            query,
            Words.and(each));
  }
}
