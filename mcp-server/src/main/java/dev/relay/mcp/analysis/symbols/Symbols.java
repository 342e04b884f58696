package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.symbols.ReferenceSearch.Question;
import dev.relay.mcp.analysis.symbols.SymbolViews.Opened;
import dev.relay.mcp.analysis.symbols.parse.Kind;
import dev.relay.mcp.analysis.symbols.parse.Use;
import dev.relay.repo.git.Sha;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Where names are defined and used, across repositories. Repositories that were not read yet are
 * read in the background from their first question on; until then text search answers for them.
 */
public final class Symbols {
  private static final int TEXT = 200;
  private static final double TEXT_CONFIDENCE = 0.2;

  private final SymbolViews views;
  private final Outlines outlines;
  private final Function<Workspace, DependencyGraph> graphs;
  private final TextPlaces text;
  private final Spellings spellings;

  Symbols(
      SymbolViews views,
      Outlines outlines,
      Function<Workspace, DependencyGraph> graphs,
      TextPlaces text) {
    this.views = views;
    this.outlines = outlines;
    this.graphs = graphs;
    this.text = text;
    this.spellings = new Spellings(text);
  }

  /**
   * Types first, then what can be called, then the rest, by repository and path.
   *
   * @param kinds empty for all
   */
  public Found<Defined> definitions(
      List<Repository> repositories,
      SymbolPattern pattern,
      Set<Kind> kinds,
      int offset,
      int limit) {
    try (var opened = views.open(repositories)) {
      if (opened.view().isEmpty()) {
        return Found.page(List.of(), 0, offset, opened.notes());
      }
      var search = new Searches(opened, views).definitions();
      var page = search.find(pattern, kinds, offset, limit);
      var hits = page.hits().stream().map(place -> defined(opened, place)).toList();
      return Found.page(hits, page.total(), offset, opened.notes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Defined defined(Opened opened, Place place) {
    return Outlines.defined(
        opened.read().get(place.repository()), place.path(), place.space(), place.definition());
  }

  /** What a file defines, in its order; empty when its language is not read. */
  public List<Defined> outline(Repository repository, Sha commit, String path) {
    return outlines.of(repository, commit, path);
  }

  /** The surest first; other spellings and what text search found come last. */
  public Found<Used> references(SymbolQuery query) {
    try (var opened = views.open(query.workspace().repositories())) {
      var also = texts(opened, query);
      if (opened.view().isEmpty()) {
        return Found.page(
            Page.cut(also, query.offset(), query.limit()),
            also.size(),
            query.offset(),
            opened.notes());
      }
      var search = new Searches(opened, views).references();
      var page =
          search.references(question(opened, query, Set.of()), query.offset(), query.limit());
      var hits = new ArrayList<>(page.hits());
      var from = Math.max(0, query.offset() - page.total());
      hits.addAll(Page.cut(also, from, query.limit() - hits.size()));
      return Found.page(hits, page.total() + also.size(), query.offset(), opened.notes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The definitions in which it is called, the surest first. */
  public Found<Calling> callers(SymbolQuery query) {
    try (var opened = views.open(query.workspace().repositories())) {
      if (opened.view().isEmpty()) {
        return Found.page(List.of(), 0, query.offset(), opened.notes());
      }
      var search = new Searches(opened, views).references();
      var page =
          search.callers(question(opened, query, Set.of(Use.CALL)), query.offset(), query.limit());
      return Found.page(page.hits(), page.total(), query.offset(), opened.notes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Question question(Opened opened, SymbolQuery query, Set<Use> uses) {
    var looked = new HashSet<>(query.repositories());
    var read = opened.read();
    var definedIn = query.definedIn();
    return new Question(
        query.symbol(),
        i -> definedIn == null || read.get(i).id().equals(definedIn),
        i -> looked.contains(read.get(i)),
        uses,
        dependencies(read, () -> graphs.apply(query.workspace())));
  }

  /** Looked up only when nothing nearer says what is meant. */
  private static Ranking.Dependencies dependencies(
      List<Repository> read, Supplier<DependencyGraph> graph) {
    Map<Integer, Set<RepositoryId>> known = new HashMap<>();
    return (from, to) ->
        known
            .computeIfAbsent(to, _ -> new HashSet<>(graph.get().impact(read.get(to).id())))
            .contains(read.get(from).id());
  }

  private List<Used> texts(Opened opened, SymbolQuery query) {
    var name = query.symbol().name();
    var found = new ArrayList<Used>();
    if (query.spellings() && !query.symbol().isPattern()) {
      found.addAll(spellings.find(query.repositories(), name, TEXT));
    }
    var unread = opened.unread().stream().filter(query.repositories()::contains).toList();
    if (!query.symbol().isPattern()) {
      for (var line : text.find(unread, Spellings.whole(List.of(name)), List.of(), TEXT)) {
        found.add(
            new Used(
                line.repository(),
                line.path(),
                line.line(),
                name,
                "text",
                "",
                TEXT_CONFIDENCE,
                "found as text"));
      }
    }
    return found;
  }
}
