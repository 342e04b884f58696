package dev.relay.repo.sync;

import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a sync is about to do, written down before it does it. */
interface SyncJournal {
  enum State {
    /** Nothing was changed yet but Relay's own lock. */
    PLANNED,
    /** Files are being changed. */
    APPLYING,
    /** Done, and may be undone. */
    APPLIED,
    /** As it was before. */
    RESTORED,
    /** Nothing was changed. */
    ABANDONED,
    /** Done and undone. */
    UNDONE
  }

  /** One repository's part of a sync. */
  record Step(String workspace, RepositoryId repository, Path tree, Move move, State state) {
    Step in(State other) {
      return new Step(workspace, repository, tree, move, other);
    }
  }

  /** As {@link State#PLANNED}. */
  void plan(Step step);

  /** The step in its new state, once that is stored. */
  Step enter(Step step, State state);

  /** Those that were cut off: planned or applying. */
  List<Step> unfinished();

  /** What the sync did and was not undone. */
  List<Step> applied(String sync);

  /** The newest sync of the workspace that did something that was not undone. */
  Optional<String> newest(String workspace);
}
