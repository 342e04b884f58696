package dev.relay.repo.sync;

import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.List;

/** Orders a workspace by who depends on whom. */
@FunctionalInterface
public interface Levels {
  /** All at once. */
  Levels NONE = workspace -> List.of();

  /** What depends on nothing first; what is missing in it comes last. */
  List<List<RepositoryId>> of(Workspace workspace);
}
