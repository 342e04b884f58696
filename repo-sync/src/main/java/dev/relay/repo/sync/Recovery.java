package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends what was cut off. While Relay's lock stands nobody else used git there, so the move is
 * finished when the branch was moved already and taken back when it was not. Without the lock
 * somebody has put things right by hand: then nothing is touched.
 */
final class Recovery {
  private final Git git;
  private final SyncJournal journal;

  Recovery(Git git, SyncJournal journal) {
    this.git = git;
    this.journal = journal;
  }

  /** One sentence for each checkout that somebody should look at. */
  List<String> recoverAll() {
    var sentences = new ArrayList<String>();
    for (var step : journal.unfinished()) {
      try {
        recover(step).ifPresent(sentences::add);
      } catch (GitFailure e) {
        sentences.add(e.sentence());
      } catch (Refusal e) {
        sentences.add(e.sentence());
      }
    }
    return sentences;
  }

  /** What an earlier move of this checkout left, of this process or one before. */
  void recoverAt(Path tree) {
    journal.unfinished().stream().filter(step -> step.tree().equals(tree)).forEach(this::recover);
  }

  Optional<String> recover(SyncJournal.Step step) {
    if (!CheckoutDoor.isTaken(step.tree())) {
      journal.enter(step, SyncJournal.State.ABANDONED);
      return Optional.empty();
    }
    var checkout = CheckoutDoor.open(step.repository(), step.tree());
    var lock = new CheckoutLock(checkout, step.move().sync());
    Remains.await(checkout);
    var held = lock.isHeld();
    var sentence = end(checkout, step, held);
    Remains.remove(checkout, held ? List.of("HEAD", step.move().ref()) : List.of());
    lock.release();
    return sentence;
  }

  private Optional<String> end(Checkout checkout, SyncJournal.Step step, boolean isHeld) {
    var head = Position.of(git, checkout).head();
    if (head.equals(Optional.of(step.move().to()))) {
      if (isHeld) {
        Transition.settle(checkout);
      }
      journal.enter(step, SyncJournal.State.APPLIED);
      return Optional.empty();
    }
    var begun = isHeld && step.state() == SyncJournal.State.APPLYING;
    if (!begun || !head.equals(Optional.<Sha>ofNullable(step.move().from()))) {
      journal.enter(step, SyncJournal.State.ABANDONED);
      return Optional.empty();
    }
    var left = new Restoration(git).restore(checkout, step.move());
    journal.enter(step, SyncJournal.State.RESTORED);
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "A sync of "
                + step.repository()
                + " was cut off and taken back; look at "
                + String.join(", ", left)
                + ", which was written meanwhile.");
  }
}
