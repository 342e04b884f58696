package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.search.CodeSearch;
import dev.relay.mcp.analysis.search.SearchQuery;
import dev.relay.mcp.analysis.search.SearchRequest;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.Repository;
import java.util.List;
import java.util.Set;

/** By the search index, all repositories at once, the best lines first. */
final class IndexedPlaces implements TextPlaces {
  private final CodeSearch search;

  IndexedPlaces(CodeSearch search) {
    this.search = search;
  }

  @Override
  public List<Line> find(
      List<Repository> repositories, String expression, List<String> globs, int limit) {
    if (repositories.isEmpty() || limit < 1) {
      return List.of();
    }
    var query = new SearchQuery(expression, true, false, false, globs, Set.of());
    try {
      return search.search(SearchRequest.first(repositories, query, limit)).hits().stream()
          .map(hit -> new Line(hit.repository(), hit.path(), hit.line(), hit.text()))
          .toList();
    } catch (GitFailure e) {
      return List.of(); // Where text cannot be searched, the symbols of the others still answer.
    }
  }
}
