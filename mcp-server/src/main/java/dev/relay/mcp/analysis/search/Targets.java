package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.index.Branch;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The repositories of a request, each at a commit.
 *
 * @param notes why others are not searched
 */
record Targets(List<Target> targets, List<String> notes) {

  /** Throws {@link GitFailure} when there is none. */
  static Targets of(SearchRequest request, Heads heads) {
    var running = new ArrayList<Future<Sha>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var repository : request.repositories()) {
        running.add(threads.submit(() -> heads.of(repository, request.ref().orElse(null))));
      }
      return collect(request, heads, running);
    }
  }

  private static Targets collect(SearchRequest request, Heads heads, List<Future<Sha>> running) {
    var targets = new ArrayList<Target>();
    var failures = new ArrayList<GitFailure>();
    for (int i = 0; i < running.size(); i++) {
      var repository = request.repositories().get(i);
      try {
        targets.add(target(i, repository, heads, running.get(i).get(), request));
      } catch (ExecutionException e) {
        failures.add(gitFailure(e));
      } catch (InterruptedException e) {
        running.forEach(future -> future.cancel(true));
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the search was interrupted", e);
      }
    }
    if (targets.isEmpty() && !failures.isEmpty()) {
      throw failures.getFirst();
    }
    return new Targets(targets, failures.stream().map(GitFailure::sentence).toList());
  }

  private static Target target(
      int order, Repository repository, Heads heads, Sha head, SearchRequest request) {
    var branch = new Branch(heads.gitDir(repository), repository.branch());
    return new Target(order, repository, branch, head, request.distance(repository));
  }

  private static GitFailure gitFailure(ExecutionException e) {
    return switch (e.getCause()) {
      case GitFailure failure -> failure;
      case null, default -> throw new IllegalStateException("the search failed", e);
    };
  }
}
