package dev.relay.mcp.analysis.packing;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a map is for.
 *
 * @param words what was asked; may be empty
 * @param changed paths that are worked on, by the name of their repository
 * @param tokens the map may have, 100 to 200000
 */
public record PackQuery(
    Workspace workspace,
    List<Repository> repositories,
    String words,
    Map<String, Set<String>> changed,
    int tokens) {
  public PackQuery {
    repositories = List.copyOf(repositories);
    changed = Map.copyOf(changed);
    if (tokens < 100 || tokens > 200_000) {
      throw new IllegalArgumentException("Ask for a map of 100 to 200000 tokens.");
    }
  }
}
