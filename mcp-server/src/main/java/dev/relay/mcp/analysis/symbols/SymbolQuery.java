package dev.relay.mcp.analysis.symbols;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who uses a symbol.
 *
 * @param workspace whose definitions and dependencies count
 * @param repositories where uses are looked for
 * @param definedIn the repository whose definition is meant; null for any
 * @param spellings true to find user_name for userName as well
 */
public record SymbolQuery(
    Workspace workspace,
    List<Repository> repositories,
    SymbolPattern symbol,
    @Nullable RepositoryId definedIn,
    boolean spellings,
    int offset,
    int limit) {
  public SymbolQuery {
    repositories = List.copyOf(repositories);
  }
}
