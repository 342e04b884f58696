package dev.relay.repo.git;

import dev.relay.repo.workspace.Repository;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bare mirrors of remotes, one per address and shared by all workspaces. One that was left half
 * made is repaired by the next refresh.
 */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // its body follows within the hour
public final class Mirrors {
  private final Git git;
  private final Path root;

  public Mirrors(Git git, Path root) {
    this.git = git;
    this.root = root;
  }

  /**
   * Clones or fetches, and returns the head of the repository's branch. Throws {@link GitFailure}:
   * UNREACHABLE, UNAUTHORIZED, or MISSING when the remote is empty or has no such branch.
   */
  public Sha refresh(Repository repository) {
    throw new UnsupportedOperationException(git + " " + root + repository);
  }

  /** The head of the repository's branch at the last refresh; empty before the first. */
  public Optional<Sha> head(Repository repository) {
    throw new UnsupportedOperationException(repository.branch());
  }

  /** Where the mirror lies, whether or not it was fetched yet. */
  public Path gitDir(Repository repository) {
    throw new UnsupportedOperationException(repository.branch());
  }
}
