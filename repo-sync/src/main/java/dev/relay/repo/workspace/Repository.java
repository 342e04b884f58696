package dev.relay.repo.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One repository of a workspace.
 *
 * @param branch the branch that changes are based on and land on
 * @param verify the shell command that tests it, run in the root of its tree; null when unknown
 * @param dependencies declared names of repositories it depends on; may name some that are not in
 *     the workspace
 */
public record Repository(
    RepositoryId id,
    RemoteUrl url,
    String branch,
    @Nullable String verify,
    List<RepositoryId> dependencies,
    SyncStrategy syncStrategy,
    boolean autoSync) {
  public Repository {
    dependencies = List.copyOf(dependencies);
  }
}
