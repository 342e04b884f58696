package dev.relay.repo.sync;

import dev.relay.repo.git.Folders;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Moves a checkout, under {@link CheckoutLock}. The files change first, on an index of Relay's own;
 * then the branch; then that index takes the place of the developer's. Wherever it is cut off,
 * {@link Restoration} finds what to do from the branch alone.
 */
final class Transition {
  private final Git git;

  Transition(Git git) {
    this.git = git;
  }

  static Path index(Checkout checkout) {
    return checkout.gitDir().resolve("relay/index");
  }

  void apply(Checkout checkout, Move move) {
    var own = checkout.index(copy(checkout));
    git.run(own.git("update-index", "-q", "--refresh").accept(0, 1));
    var from = move.from() == null ? Delta.EMPTY : move.from().hex();
    git.run(own.git("read-tree", "-m", "-u", from, move.to().hex()));
    point(checkout, move);
    settle(checkout);
  }

  /** The index that fits the files takes its place, in one step. */
  static void settle(Checkout checkout) {
    var own = index(checkout);
    try {
      if (Files.exists(own)) {
        Files.move(
            own,
            checkout.gitDir().resolve("index"),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw broken(checkout);
    }
  }

  static Path copy(Checkout checkout) {
    Folders.create(checkout.gitDir().resolve("relay"));
    var index = checkout.gitDir().resolve("index");
    var own = index(checkout);
    try {
      Files.deleteIfExists(own);
      Files.deleteIfExists(own.resolveSibling("index.lock"));
      if (Files.exists(index)) {
        Files.copy(index, own);
      }
      return own;
    } catch (IOException e) {
      throw broken(checkout);
    }
  }

  /** Only when nobody moved the branch meanwhile. */
  private void point(Checkout checkout, Move move) {
    var message = "relay sync " + move.sync();
    if (move.was().equals(Move.DETACHED) && !move.ref().equals(Move.DETACHED)) {
      attach(checkout, move, message);
      return;
    }
    var old = move.from() == null ? "0".repeat(40) : move.from().hex();
    git.run(
        checkout.git(
            "update-ref",
            "-m",
            message,
            "--no-deref",
            "--create-reflog",
            move.ref(),
            move.to().hex(),
            old));
  }

  /** Back onto a branch that stayed where it was. */
  private void attach(Checkout checkout, Move move, String message) {
    var branch = git.run(checkout.git("rev-parse", "--verify", move.ref() + "^{commit}")).sha();
    if (!branch.equals(move.to())) {
      throw new GitFailure(
          GitFailure.Kind.BROKEN,
          "The branch of " + checkout.id() + " was moved meanwhile; switch to it by hand.");
    }
    git.run(checkout.git("symbolic-ref", "-m", message, "HEAD", move.ref()));
  }

  private static GitFailure broken(Checkout checkout) {
    return new GitFailure(
        GitFailure.Kind.BROKEN,
        "The index of "
            + checkout.id()
            + " could not be written; see that the disk is not full and sync again.");
  }
}
