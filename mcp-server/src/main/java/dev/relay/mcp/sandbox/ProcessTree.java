package dev.relay.mcp.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends processes together with their descendants. */
public final class ProcessTree {
  private ProcessTree() {}

  /** At once. Returns when the process itself is gone. */
  public static void kill(Process process) {
    for (var tree = tree(process); !tree.isEmpty(); tree = alive(tree)) {
      tree.forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly().onExit().join();
  }

  /** Asks, waits for at most {@code grace}, then kills. */
  public static void stop(Process process, Duration grace) {
    var tree = tree(process);
    process.destroy();
    try {
      if (process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        tree.forEach(ProcessHandle::destroyForcibly);
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill(process);
  }

  private static List<ProcessHandle> tree(Process process) {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }

  /** Children that were born while their parents were being killed. */
  private static List<ProcessHandle> alive(List<ProcessHandle> killed) {
    return killed.stream().flatMap(ProcessHandle::descendants).distinct().toList();
  }
}
