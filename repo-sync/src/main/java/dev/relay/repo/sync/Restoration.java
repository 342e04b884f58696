package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes back a move that was cut off while the files changed, under {@link CheckoutLock}. Only what
 * the move itself can have written is touched: a file that is neither as before nor as after, nor
 * the beginning of that, is the developer's and stays.
 */
final class Restoration {
  private final Git git;

  Restoration(Git git) {
    this.git = git;
  }

  /** The paths that were left, because somebody wrote there meanwhile. */
  List<String> restore(Checkout checkout, Move move) {
    var delta = Delta.between(git, checkout, move.from(), move.to());
    var traces = new Traces(git, checkout, delta);
    var back = new ArrayList<String>();
    var left = new ArrayList<String>();
    for (var entry : delta.entries()) {
      switch (traces.of(entry)) {
        case UNTOUCHED -> {}
        case WRITTEN -> {
          remove(checkout, entry.path());
          if (entry.isInOld()) {
            back.add(entry.path());
          }
        }
        case FOREIGN -> left.add(entry.path());
      }
    }
    write(checkout, back);
    return left;
  }

  /** Removals come first, so that a file can come back where a folder was. */
  private void write(Checkout checkout, List<String> back) {
    var free = back.stream().filter(path -> isFree(checkout.tree(), path)).toList();
    var own = checkout.index(Transition.copy(checkout));
    if (!free.isEmpty()) {
      git.run(
          own.git("checkout-index", "--force", "--index", "-q", "-z", "--stdin")
              .input(input(free)));
    }
    Transition.settle(checkout);
  }

  private static void remove(Checkout checkout, String path) {
    var place = OnDisk.find(checkout.tree(), path);
    if (place.isEmpty()) {
      return;
    }
    try {
      if (!OnDisk.isFolder(place.get())) {
        Files.deleteIfExists(place.get());
      }
      prune(place.get());
      for (var up : OnDisk.parents(checkout.tree(), place.get())) {
        prune(up);
      }
    } catch (IOException e) {
      throw new Refusal(
          "The files of " + checkout.id() + " cannot be written; see to their permissions.");
    }
  }

  private static void prune(Path folder) throws IOException {
    if (OnDisk.isFolder(folder) && isEmpty(folder)) {
      Files.delete(folder);
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  private static boolean isFree(Path tree, String path) {
    var place = OnDisk.find(tree, path);
    if (place.isEmpty()) {
      return true;
    }
    return !OnDisk.exists(place.get()) && OnDisk.blockingParent(tree, place.get()).isEmpty();
  }

  static byte[] input(List<String> paths) {
    var bytes = new ByteArrayOutputStream();
    for (var path : paths) {
      bytes.writeBytes(GitPath.bytes(path));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }
}
