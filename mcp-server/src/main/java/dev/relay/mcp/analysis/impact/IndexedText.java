package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.search.CodeSearch;
import dev.relay.mcp.analysis.search.SearchQuery;
import dev.relay.mcp.analysis.search.SearchRequest;
import dev.relay.repo.workspace.Repository;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** By the search index, as few searches as its queries may be long. */
public final class IndexedText implements TextSearch {
  private static final int LONGEST = 950;

  private final CodeSearch search;

  public IndexedText(CodeSearch search) {
    this.search = search;
  }

  @Override
  public Lines find(List<Repository> repositories, List<String> expressions, int limit) {
    var lines = new LinkedHashSet<Line>();
    var notes = new LinkedHashSet<String>();
    var truncated = false;
    for (var query : repositories.isEmpty() ? List.<String>of() : queries(expressions)) {
      var words = new SearchQuery(query, true, false, false, List.of(), Set.of());
      var found = search.search(SearchRequest.first(repositories, words, limit));
      for (var hit : found.hits()) {
        lines.add(new Line(hit.repository(), hit.path(), hit.line(), hit.text()));
      }
      truncated |= found.next().isPresent();
      notes.addAll(found.notes());
    }
    return new Lines(List.copyOf(lines), truncated, List.copyOf(notes));
  }

  private static List<String> queries(List<String> expressions) {
    var queries = new ArrayList<String>();
    var query = new StringBuilder();
    for (var expression : expressions) {
      if (!query.isEmpty() && query.length() + 1 + expression.length() > LONGEST) {
        queries.add(query.toString());
        query.setLength(0);
      }
      query.append(query.isEmpty() ? "" : "|").append(expression);
    }
    if (!query.isEmpty()) {
      queries.add(query.toString());
    }
    return queries;
  }
}
