package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Fetches mirrors and brings checkouts forward where that cannot lose work. */
public final class Sync {
  private static final int AT_ONCE = 8;

  private final Checkouts checkouts;
  private final Mirrors mirrors;

  /**
   * @param folder in which the checkouts lie, as {@code <workspace>/<repository>}
   */
  public Sync(Git git, Mirrors mirrors, Path folder) {
    this.checkouts = new Checkouts(git, folder);
    this.mirrors = mirrors;
  }

  /**
   * One result per repository, in the order given.
   *
   * @param dryRun fetch, and say what would be done to the checkouts
   */
  public List<SyncResult> sync(
      Workspace workspace, Collection<Repository> repositories, boolean dryRun) {
    var permits = new Semaphore(AT_ONCE);
    var running = new ArrayList<Future<SyncResult>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var repository : repositories) {
        running.add(
            threads.submit(() -> {
              permits.acquire();
              try {
                return sync(workspace, repository, dryRun);
              } finally {
                permits.release();
              }
            }));
      }
      return results(running);
    }
  }

  private SyncResult sync(Workspace workspace, Repository repository, boolean dryRun) {
    try {
      var head = mirrors.refresh(repository);
      var upstream = new Checkouts.Upstream(repository, mirrors.gitDir(repository), head);
      return checkouts.bring(workspace.name(), upstream, dryRun);
    } catch (GitFailure e) {
      return new SyncResult.Unreachable(repository.id(), e.sentence());
    }
  }

  private static List<SyncResult> results(List<Future<SyncResult>> running) {
    var results = new ArrayList<SyncResult>();
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
