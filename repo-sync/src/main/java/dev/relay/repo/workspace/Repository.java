package dev.relay.repo.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One repository of a workspace.
 *
 * @param branch the branch that changes are based on and land on
 * @param verify the shell command that tests it, run in the root of its tree; null when unknown
 * @param dependencies declared names of repositories it depends on; may name some that are not in
 *     the workspace
 * @param pin the tag or commit that a {@link SyncStrategy#PINNED} checkout stays at; without one it
 *     stays where it is
 * @param syncMethod how a sync brings new commits in when it is not told otherwise
 * @param checkout the absolute path of a checkout that was adopted where it lies; without one the
 *     checkout is Relay's own, in its home
 */
public record Repository(
    RepositoryId id,
    RemoteUrl url,
    String branch,
    @Nullable String verify,
    List<RepositoryId> dependencies,
    SyncStrategy syncStrategy,
    boolean autoSync,
    Optional<String> pin,
    Optional<SyncMethod> syncMethod,
    Optional<Path> checkout,
    Labels labels) {
  public Repository {
    dependencies = List.copyOf(dependencies);
    if (pin.isPresent() && syncStrategy != SyncStrategy.PINNED) {
      throw new IllegalArgumentException("A pin needs the sync strategy 'pinned'.");
    }
  }

  /** Without a pin, an adopted checkout or labels. */
  public Repository(
      RepositoryId id,
      RemoteUrl url,
      String branch,
      @Nullable String verify,
      List<RepositoryId> dependencies,
      SyncStrategy syncStrategy,
      boolean autoSync) {
    this(
        id,
        url,
        branch,
        verify,
        dependencies,
        syncStrategy,
        autoSync,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Labels.NONE);
  }

  /** With the defaults of the workspace file. */
  public static Repository of(RepositoryId id, RemoteUrl url, String branch) {
    return new Repository(id, url, branch, null, List.of(), SyncStrategy.MAIN_BRANCH, false);
  }

  /** The same, tested by another command. */
  public Repository verifiedBy(String command) {
    return new Repository(
        id,
        url,
        branch,
        command,
        dependencies,
        syncStrategy,
        autoSync,
        pin,
        syncMethod,
        checkout,
        labels);
  }

  public Repository with(Labels other) {
    return new Repository(
        id,
        url,
        branch,
        verify,
        dependencies,
        syncStrategy,
        autoSync,
        pin,
        syncMethod,
        checkout,
        other);
  }

  /** The same with a checkout that was adopted. */
  public Repository at(Path adopted) {
    return new Repository(
        id,
        url,
        branch,
        verify,
        dependencies,
        syncStrategy,
        autoSync,
        pin,
        syncMethod,
        Optional.of(adopted),
        labels);
  }

  /** The same under another name, with the other names that it mentions. */
  public Repository named(RepositoryId other, List<RepositoryId> otherDependencies) {
    return new Repository(
        other,
        url,
        branch,
        verify,
        otherDependencies,
        syncStrategy,
        autoSync,
        pin,
        syncMethod,
        checkout,
        labels);
  }
}
