package dev.relay.mcp.analysis.search;

import dev.relay.mcp.Await;
import dev.relay.mcp.analysis.Heads;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Repository;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A search over real repositories, with its index in a temporary folder. */
final class Searching implements AutoCloseable {
  private final CodeSearch search;
  private final List<Repository> repositories;

  Searching(Git git, Mirrors mirrors, Path folder, List<Repository> repositories) {
    this.repositories = repositories;
    this.search =
        new CodeSearch(
            git, new Grep(git), mirrors, new Heads(git, mirrors), folder, InstantSource.system());
  }

  static SearchQuery text(String text) {
    return new SearchQuery(text, false, true, false, List.of(), Set.of());
  }

  static SearchQuery regex(String regex) {
    return new SearchQuery(regex, true, false, false, List.of(), Set.of());
  }

  static SearchQuery in(String glob, String text) {
    return new SearchQuery(text, false, false, false, List.of(glob), Set.of());
  }

  /** A page as soon as the index answers for every repository. */
  Found find(SearchQuery query) {
    return find(SearchRequest.first(repositories, query, 100));
  }

  Found find(SearchRequest request) {
    return Await.until(() -> search.search(request), found -> !isFromGit(found));
  }

  /** Asks for the index. */
  void start() {
    now(text("anything"));
  }

  void awaitIndexed() {
    Await.until(search::progress, Optional::isEmpty);
  }

  /** A page, whoever answers. */
  Found now(SearchQuery query) {
    return search.search(SearchRequest.first(repositories, query, 100));
  }

  static boolean isFromGit(Found found) {
    return found.notes().stream().anyMatch(note -> note.contains("index"));
  }

  Found page(SearchQuery query, int limit, Optional<String> cursor) {
    return find(
        new SearchRequest(
            repositories, query, Map.of(), Optional.empty(), limit, cursor, false, Overlay.NONE));
  }

  Found at(String ref, SearchQuery query) {
    return search.search(
        new SearchRequest(
            repositories,
            query,
            Map.of(),
            Optional.of(ref),
            100,
            Optional.empty(),
            false,
            Overlay.NONE));
  }

  /** Every hit, page after page. */
  List<Found.Hit> all(SearchQuery query, int limit) {
    var hits = new ArrayList<Found.Hit>();
    var cursor = Optional.<String>empty();
    do {
      var page = page(query, limit, cursor);
      hits.addAll(page.hits());
      cursor = page.next();
    } while (cursor.isPresent());
    return hits;
  }

  /** As {@code path:line}. */
  static List<String> places(Found found) {
    return found.hits().stream().map(hit -> hit.path() + ":" + hit.line()).toList();
  }

  @Override
  public void close() {
    search.close();
  }
}
