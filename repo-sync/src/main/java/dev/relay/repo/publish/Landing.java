package dev.relay.repo.publish;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How publishing an approved change set ended. */
public sealed interface Landing {
  /** What has landed so far, in order. */
  List<Commit> commits();

  /**
   * One commit that landed.
   *
   * @param sha what the branch got; a host's own merge commit where it made one
   * @param merged false when only the branch could be pushed and the merge is left to its host
   * @param link of the pull request it came by
   */
  record Commit(
      RepositoryId repository, Sha sha, String branch, boolean merged, @Nullable String link) {}

  /** Everything landed. */
  record Landed(List<Commit> commits) implements Landing {}

  /** A remote's branch is no longer where the change was based; nothing of it was pushed there. */
  record Moved(RepositoryId repository, Sha head, List<Commit> commits) implements Landing {}

  /**
   * The same, but merging with what is there now is clean and touches no file that changed: once it
   * is tested, {@link Publisher#tested} lets it go on.
   */
  record Untested(RepositoryId repository, Sha head, List<Commit> commits) implements Landing {}

  /** The host protects the branch, and who approved did so by other ways than a tap. */
  record Untapped(RepositoryId repository, List<Commit> commits) implements Landing {}

  /**
   * Checks run or people look at it; publishing again goes on.
   *
   * @param sentence whose turn it is
   * @param until when to publish again, at the earliest
   */
  record Waiting(String sentence, Instant until, List<Commit> commits) implements Landing {}

  /** It stopped; publishing the same approval again goes on where it stopped. */
  record Stopped(RepositoryId repository, String sentence, List<Commit> commits)
      implements Landing {}
}
