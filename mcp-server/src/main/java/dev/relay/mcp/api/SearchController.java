package dev.relay.mcp.api;

import dev.relay.mcp.access.Caller;
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
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finds lines in all repositories at once. */
@RestController
public final class SearchController {
  private final Workspaces workspaces;
  private final CodeSearch search;
  private final Nearness nearness;

  public SearchController(Workspaces workspaces, CodeSearch search, Nearness nearness) {
    this.workspaces = workspaces;
    this.search = search;
    this.nearness = nearness;
  }

  record Hits(
      String query,
      int total,
      boolean totalIsLeast,
      List<Found.Hit> hits,
      @Nullable String nextCursor,
      List<String> notes) {}

  @GetMapping("/api/search")
  Hits search(
      Caller caller,
      @RequestParam String query,
      @RequestParam(required = false) @Nullable String workspace,
      @RequestParam(defaultValue = "") List<String> repositories,
      @RequestParam(defaultValue = "false") boolean regex,
      @RequestParam(defaultValue = "false") boolean caseSensitive,
      @RequestParam(defaultValue = "false") boolean word,
      @RequestParam(defaultValue = "") List<String> glob,
      @RequestParam(defaultValue = "") List<String> language,
      @RequestParam Optional<String> near,
      @RequestParam Optional<String> ref,
      @RequestParam(defaultValue = "50") int limit,
      @RequestParam Optional<String> cursor) {
    Policy.require(caller, Effect.READ);
    var all = workspaces.getOrOnly(workspace);
    try {
      var wanted =
          new SearchQuery(query, regex, !caseSensitive, word, glob, Languages.named(language));
      var close = near.map(name -> all.repository(name).id()).orElse(null);
      var most = Params.limit(limit, 500);
      var some = select(all, repositories);
      return hits(
          query,
          search.search(
              new SearchRequest(
                  some, wanted, nearness.of(all, close), ref, most, cursor, false, Overlay.NONE)));
    } catch (SearchRefused e) {
      throw new BadRequest(String.valueOf(e.getMessage()));
    }
  }

  private static List<Repository> select(Workspace workspace, List<String> names) {
    return names.isEmpty() ? workspace.repositories() : workspace.select(names);
  }

  private static Hits hits(String query, Found found) {
    return new Hits(
        query,
        found.total(),
        !found.isTotal(),
        found.hits(),
        found.next().orElse(null),
        found.notes());
  }
}
