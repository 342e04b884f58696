package dev.relay.mcp.task;

import dev.relay.mcp.agent.Agent.Base;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches what a task is based on, all repositories at the same time. */
final class Bases {
  private final Mirrors mirrors;

  Bases(Mirrors mirrors) {
    this.mirrors = mirrors;
  }

  /**
   * @param fresh the fetched heads
   * @param missing why the others could not be fetched, a sentence each
   */
  record Fetched(Map<RepositoryId, Sha> fresh, Map<RepositoryId, String> missing) {
    /** Throws {@link Work.Blocked} when it could not be fetched. */
    Sha head(RepositoryId repository) {
      var head = fresh.get(repository);
      if (head == null) {
        throw new Work.Blocked(
            missing.getOrDefault(repository, repository + " is not in the workspace any more."));
      }
      return head;
    }

    boolean complete() {
      return missing.isEmpty();
    }
  }

  /** Fetches for at most that long; what takes longer goes on by itself and counts as missing. */
  Fetched fetch(Collection<Repository> repositories, Duration most) throws InterruptedException {
    var running = new LinkedHashMap<RepositoryId, Future<Sha>>();
    var fresh = new LinkedHashMap<RepositoryId, Sha>();
    var missing = new LinkedHashMap<RepositoryId, String>();
    var executor = Executors.newVirtualThreadPerTaskExecutor();
    repositories.forEach(r -> running.put(r.id(), executor.submit(() -> mirrors.refresh(r))));
    executor.shutdown();
    long end = System.nanoTime() + most.toNanos();
    for (var fetch : running.entrySet()) {
      try {
        var left = Math.max(0, end - System.nanoTime());
        fresh.put(fetch.getKey(), fetch.getValue().get(left, TimeUnit.NANOSECONDS));
      } catch (TimeoutException e) {
        missing.put(fetch.getKey(), fetch.getKey() + " takes long to fetch.");
      } catch (ExecutionException e) {
        missing.put(fetch.getKey(), reason(e));
      }
    }
    return new Fetched(fresh, missing);
  }

  List<Base> of(List<Repository> repositories, Fetched heads) {
    return repositories.stream()
        .map(r -> new Base(r.id(), mirrors.gitDir(r), heads.head(r.id())))
        .toList();
  }

  private static String reason(ExecutionException e) {
    if (e.getCause() instanceof GitFailure failure) {
      return String.valueOf(failure.getMessage());
    }
    throw new IllegalStateException(e.getCause());
  }
}
