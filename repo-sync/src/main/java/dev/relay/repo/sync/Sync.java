package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Fetches mirrors and brings checkouts forward where that cannot lose work. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // its body follows within the hour
public final class Sync {
  private final Git git;
  private final Mirrors mirrors;
  private final Path checkouts;

  public Sync(Git git, Mirrors mirrors, Path checkouts) {
    this.git = git;
    this.mirrors = mirrors;
    this.checkouts = checkouts;
  }

  /**
   * One result per repository, in the order given.
   *
   * @param dryRun fetch, and say what would be done to the checkouts
   */
  public List<SyncResult> sync(
      Workspace workspace, Collection<Repository> repositories, boolean dryRun) {
    throw new UnsupportedOperationException(
        "" + git + mirrors + checkouts + workspace + repositories + dryRun);
  }
}
