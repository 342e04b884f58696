package dev.relay.repo.sync;

import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.List;

/** Who depends on whom, as far as a sync has to know. */
public interface Dependencies {
  /** Nobody on anybody. */
  Dependencies NONE =
      new Dependencies() {
        @Override
        public List<List<RepositoryId>> levels(Workspace workspace) {
          return List.of();
        }

        @Override
        public List<RepositoryId> dependents(Workspace workspace, RepositoryId repository) {
          return List.of();
        }
      };

  /** What depends on nothing first; what is in no level comes last. */
  List<List<RepositoryId>> levels(Workspace workspace);

  /** Those that depend on it directly. */
  List<RepositoryId> dependents(Workspace workspace, RepositoryId repository);
}
