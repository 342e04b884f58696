package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.index.Branch;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;

/**
 * A repository as it is searched.
 *
 * @param order its place among those that are searched
 * @param distance in dependencies from the repository that is worked in; 0 without one
 */
record Target(int order, Repository repository, Branch branch, Sha head, int distance) {
  String name() {
    return repository.id().name();
  }
}
