package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves checkouts back to where they were before a sync, as safely as they were moved there. */
final class Undoing {
  private final Git git;
  private final SyncJournal journal;

  Undoing(Git git, SyncJournal journal) {
    this.git = git;
    this.journal = journal;
  }

  List<UndoResult> undo(String sync, List<RepositoryId> only) {
    var results = new ArrayList<UndoResult>();
    for (var step : journal.applied(sync)) {
      if (only.isEmpty() || only.contains(step.repository())) {
        results.add(undo(step));
      }
    }
    return List.copyOf(results);
  }

  private UndoResult undo(SyncJournal.Step step) {
    var id = step.repository();
    try {
      var checkout = CheckoutDoor.open(id, step.tree());
      var from = step.move().from();
      if (from == null) {
        return new UndoResult.Kept(
            id, id + " had no commit before; delete its checkout by hand if you want it gone.");
      }
      refuseNewer(checkout, step.move());
      var back =
          new Move(
              step.move().sync() + "-undo",
              step.move().ref(),
              step.move().was(),
              step.move().to(),
              from);
      var undo =
          new SyncJournal.Step(step.workspace(), id, step.tree(), back, SyncJournal.State.PLANNED);
      new Moving(git, journal).move(checkout, undo, () -> {});
      journal.enter(undo, SyncJournal.State.UNDONE);
      journal.enter(step, SyncJournal.State.UNDONE);
      return new UndoResult.Restored(id, from);
    } catch (Refusal e) {
      return new UndoResult.Kept(id, e.sentence());
    } catch (GitFailure e) {
      return new UndoResult.Kept(id, e.sentence());
    }
  }

  private void refuseNewer(Checkout checkout, Move move) {
    var position = Position.of(git, checkout);
    if (!position.head().equals(Optional.<Sha>of(move.to()))) {
      throw new Refusal(
          checkout.id()
              + " was moved since that sync, so undoing it would lose that; what was before is kept"
              + " in "
              + Backup.REFS
              + move.sync()
              + ".");
    }
  }
}
