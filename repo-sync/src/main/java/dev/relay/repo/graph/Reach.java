package dev.relay.repo.graph;

import dev.relay.repo.workspace.RepositoryId;
import java.util.List;

/**
 * What depends on a repository, or what it depends on.
 *
 * @param repositories without the one that was asked about, in landing order
 * @param edges among those and the one that was asked about
 */
public record Reach(
    RepositoryId of, Direction direction, List<Reached> repositories, List<Edge> edges) {

  /** Which way to go. */
  public enum Direction {
    DEPENDENTS,
    DEPENDENCIES
  }

  /**
   * @param path a shortest way between the one that was asked about and this one, both included,
   *     each depending on the next
   */
  public record Reached(RepositoryId repository, List<RepositoryId> path) {
    /** 1 for a direct dependency. */
    public int distance() {
      return path.size() - 1;
    }
  }
}
