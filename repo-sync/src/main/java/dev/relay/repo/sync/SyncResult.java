package dev.relay.repo.sync;

import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sync did to one repository. Reasons and notes are whole sentences that can be spoken;
 * reasons end with what to do next.
 */
public sealed interface SyncResult {
  RepositoryId repository();

  /** What happened and what to do next, in one sentence. */
  default String sentence() {
    return SyncSentence.of(this);
  }

  record UpToDate(RepositoryId repository, Sha sha) implements SyncResult {}

  /** {@code from} is null when the repository was not here before. */
  record FastForwarded(RepositoryId repository, @Nullable Sha from, Sha to, List<String> notes)
      implements SyncResult {
    public FastForwarded {
      notes = List.copyOf(notes);
    }

    FastForwarded(RepositoryId repository, @Nullable Sha from, Sha to) {
      this(repository, from, to, List.of());
    }
  }

  /** A merge commit of both sides. */
  record Merged(RepositoryId repository, Sha from, Sha to, List<String> notes)
      implements SyncResult {
    public Merged {
      notes = List.copyOf(notes);
    }
  }

  /** The user's own commits, one by one, on top of what is upstream. */
  record Rebased(RepositoryId repository, Sha from, Sha to, List<String> notes)
      implements SyncResult {
    public Rebased {
      notes = List.copyOf(notes);
    }
  }

  /** The user's own commits as one, on top of what is upstream. */
  record Squashed(RepositoryId repository, Sha from, Sha to, List<String> notes)
      implements SyncResult {
    public Squashed {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Nothing was moved: both sides changed the same.
   *
   * @param ours the checkout's commit
   * @param theirs what was to be brought in
   * @param ref the full name of the branch that was to be moved
   * @param canBeMerged false where a merge would bring back what upstream has dropped, or where a
   *     file has a name that cannot be worked on here
   */
  record Conflicted(
      RepositoryId repository,
      Sha ours,
      Sha theirs,
      String ref,
      boolean canBeMerged,
      List<Conflict> conflicts,
      String reason)
      implements SyncResult {
    public Conflicted {
      conflicts = List.copyOf(conflicts);
    }
  }

  /**
   * Nothing was moved.
   *
   * @param sha where the checkout is; null when that is not known
   */
  record Skipped(RepositoryId repository, @Nullable Sha sha, String reason) implements SyncResult {}

  record Unreachable(RepositoryId repository, String reason) implements SyncResult {}
}
