package dev.relay.repo.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a git that was killed in the middle of a move leaves, and one that was not killed with us.
 */
final class Remains {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Remains() {}

  /** Waits for a git that outlived the Relay that started it. */
  static void await(Checkout checkout) {
    var place = "--git-dir=" + checkout.tree().resolve(".git");
    ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(place))
        .forEach(Remains::end);
  }

  private static void end(ProcessHandle process) {
    process
        .onExit()
        .completeOnTimeout(process, PATIENCE.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
        .join();
  }

  /** Indexes of Relay's own, and the lock files of these refs. */
  static void remove(Checkout checkout, List<String> refs) {
    for (var index : List.of("index", "snapshot-index", "untracked-index", "lock")) {
      var own = checkout.gitDir().resolve("relay").resolve(index);
      delete(own);
      delete(own.resolveSibling(index + ".lock"));
    }
    for (var ref : refs) {
      delete(checkout.gitDir().resolve(ref + ".lock"));
      delete(checkout.commonDir().resolve(ref + ".lock"));
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new Refusal("What a sync left in a .git folder could not be removed; remove it there.");
    }
  }
}
