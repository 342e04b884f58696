package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import java.util.Optional;

/** Moves one checkout so that whatever happens, it is as before or as promised. */
final class Moving {
  private final Git git;
  private final SyncJournal journal;

  Moving(Git git, SyncJournal journal) {
    this.git = git;
    this.journal = journal;
  }

  /** Throws {@link Refusal} where something of the developer's would be touched. */
  static void check(Git git, Checkout checkout, Move move, Dirt dirt) {
    var delta = Delta.between(git, checkout, move.from(), move.to());
    new Obstruction(git, checkout, delta, dirt)
        .find()
        .or(() -> new CaseClash(git).find(checkout, move.to(), delta.paths()))
        .ifPresent(sentence -> {
          throw new Refusal(sentence);
        });
  }

  /**
   * @param ready called when everything is safe and the files begin to change
   */
  void move(Checkout checkout, SyncJournal.Step step, Runnable ready) {
    journal.plan(step);
    var lock = new CheckoutLock(checkout, step.move().sync());
    try {
      lock.take(checkout);
      prepare(checkout, step.move());
    } catch (Refusal | GitFailure e) {
      lock.release();
      journal.enter(step, SyncJournal.State.ABANDONED);
      throw e;
    }
    ready.run();
    apply(checkout, journal.enter(step, SyncJournal.State.APPLYING), lock);
  }

  private void prepare(Checkout checkout, Move move) {
    Unfinished.in(checkout)
        .ifPresent(sentence -> {
          throw new Refusal(sentence);
        });
    var position = Position.of(git, checkout);
    var same = position.head().equals(Optional.<Sha>ofNullable(move.from()));
    var there = move.was().equals(position.ref().orElse(Move.DETACHED));
    if (!same || !there) {
      throw new Refusal(checkout.id() + " was worked in meanwhile; sync again.");
    }
    var dirt = Dirt.of(git, checkout);
    check(git, checkout, move, dirt);
    new Backup(git).make(checkout, move.sync(), position.head(), dirt);
  }

  private void apply(Checkout checkout, SyncJournal.Step step, CheckoutLock lock) {
    try {
      new Transition(git).apply(checkout, step.move());
      lock.release();
      journal.enter(step, SyncJournal.State.APPLIED);
    } catch (GitFailure e) {
      var why =
          OnDisk.isFull(checkout.tree()) ? "The disk is full; free some space." : e.sentence();
      // An interrupted thread could not run the git that puts things right.
      var interrupted = Thread.interrupted();
      var left = new Recovery(git, journal).recover(step);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      throw new Refusal(
          why + " " + left.orElse(checkout.id() + " was put back as it was; sync it again."));
    }
  }
}
