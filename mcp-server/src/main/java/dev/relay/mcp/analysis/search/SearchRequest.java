package dev.relay.mcp.analysis.search;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One page of hits.
 *
 * @param distances in dependencies from the repository that is worked in; hits of those that are
 *     not named count as far away, unless none is
 * @param ref a branch, tag or commit to search in place of the heads
 * @param limit hits of a page
 * @param cursor what the page before gave; empty for the first
 * @param isCounted true to count every hit, however long that takes
 * @param overlay files in place of those that were fetched
 */
public record SearchRequest(
    List<Repository> repositories,
    SearchQuery query,
    Map<RepositoryId, Integer> distances,
    Optional<String> ref,
    int limit,
    Optional<String> cursor,
    boolean isCounted,
    Overlay overlay) {
  public SearchRequest {
    repositories = List.copyOf(repositories);
    distances = Map.copyOf(distances);
    if (limit < 1 || limit > 10_000) {
      throw new SearchRefused("Ask for 1 to 10000 hits.");
    }
    if (ref.isPresent() && !overlay.changes().isEmpty()) {
      throw new SearchRefused("What is not committed belongs to no ref: leave one of them out.");
    }
  }

  /** The first page over the heads. */
  public static SearchRequest first(List<Repository> repositories, SearchQuery query, int limit) {
    return new SearchRequest(
        repositories,
        query,
        Map.of(),
        Optional.empty(),
        limit,
        Optional.empty(),
        false,
        Overlay.NONE);
  }

  /** The same with every hit counted. */
  public SearchRequest counted() {
    return new SearchRequest(repositories, query, distances, ref, limit, cursor, true, overlay);
  }

  int distance(Repository repository) {
    return distances.isEmpty() ? 0 : distances.getOrDefault(repository.id(), Integer.MAX_VALUE);
  }
}
