package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.Heads;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.GrepQuery;
import dev.relay.repo.workspace.Repository;
import java.util.ArrayList;
import java.util.List;

/** By git grep, one repository after the other until there is enough. */
final class GrepPlaces implements TextPlaces {
  private final Heads heads;
  private final Grep grep;

  GrepPlaces(Heads heads, Grep grep) {
    this.heads = heads;
    this.grep = grep;
  }

  @Override
  public List<Line> find(
      List<Repository> repositories, String expression, List<String> globs, int limit) {
    var lines = new ArrayList<Line>();
    for (var repository : repositories) {
      if (lines.size() < limit) {
        lines.addAll(in(repository, expression, globs, limit - lines.size()));
      }
    }
    return lines;
  }

  private List<Line> in(Repository repository, String expression, List<String> globs, int limit) {
    try {
      var query = new GrepQuery(expression, true, false, globs, limit);
      return grep.grep(heads.gitDir(repository), heads.of(repository), query).hits().stream()
          .map(hit -> new Line(repository.id().name(), hit.path(), hit.line(), hit.text()))
          .toList();
    } catch (GitFailure e) {
      return List.of(); // Where text cannot be searched, the symbols of the others still answer.
    }
  }
}
