package dev.relay.mcp.analysis.impact;

import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.Optional;

/**
 * What would change.
 *
 * @param what a symbol, file, endpoint, schema, field, table, package, variable or topic, as it is
 *     written or as people call it
 * @param repository who defines it; empty for whoever does
 * @param offset consumers to skip
 */
public record ImpactQuery(
    Workspace workspace, String what, Optional<RepositoryId> repository, int offset, int limit) {
  private static final int LONGEST = 200;

  public ImpactQuery {
    if (what.chars().noneMatch(Character::isLetterOrDigit)
        || what.length() > LONGEST
        || what.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException(
          "Name what would change on one line of at most " + LONGEST + " letters.");
    }
    if (limit < 1 || limit > 1000 || offset < 0) {
      throw new IllegalArgumentException("Ask for 1 to 1000 places.");
    }
  }
}
