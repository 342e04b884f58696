package dev.relay.repo.sync;

import dev.relay.repo.git.GitFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does the same with many, each on a virtual thread of its own. */
final class Side {
  private Side() {}

  interface Work<T, R> {
    R of(T one) throws InterruptedException;
  }

  /** In the order given, when all are done. */
  static <T, R> List<R> bySide(List<T> many, Work<T, R> work) {
    var running = new ArrayList<Future<R>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      many.forEach(one -> running.add(threads.submit(() -> work.of(one))));
      return results(running);
    }
  }

  private static <R> List<R> results(List<Future<R>> running) {
    var results = new ArrayList<R>();
    try {
      for (var result : running) {
        results.add(result.get());
      }
      return List.copyOf(results);
    } catch (InterruptedException e) {
      running.forEach(result -> result.cancel(true));
      Thread.currentThread().interrupt();
      throw new GitFailure(GitFailure.Kind.BROKEN, "The sync was stopped.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("a sync failed in a way that is a bug", e.getCause());
    }
  }
}
