package dev.relay.mcp.analysis;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.GrepQuery;
import dev.relay.repo.git.GrepResult;
import dev.relay.repo.workspace.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Searches repositories side by side and gives the hits in one order, page by page. */
public final class CodeSearch {
  /** Hits kept of one repository; beyond them there is only a count. */
  private static final int KEPT = 10_000;

  private final Heads heads;
  private final Grep grep;

  public CodeSearch(Heads heads, Grep grep) {
    this.heads = heads;
    this.grep = grep;
  }

  public record Hit(String repository, String path, int line, String text) {}

  /**
   * @param hits of this page, by repository in the order asked for, then by path and line
   * @param total in all repositories
   * @param next where the next page begins; -1 when there is none
   * @param perRepository how many in each, those without any left out
   * @param notes sentences about repositories that could not be searched
   */
  public record Found(
      List<Hit> hits,
      int total,
      int next,
      Map<String, Integer> perRepository,
      List<String> notes) {}

  /**
   * Throws {@link GitFailure} when nothing could be searched, such as for a bad expression.
   *
   * @param offset hits to skip
   */
  public Found search(List<Repository> repositories, GrepQuery query, int offset, int limit) {
    var kept = Math.min(KEPT, offset + limit);
    var each =
        new GrepQuery(query.pattern(), query.regex(), query.ignoreCase(), query.globs(), kept);
    var results = inParallel(repositories, each);
    var hits = new ArrayList<Hit>();
    var counts = new LinkedHashMap<String, Integer>();
    results
        .found()
        .forEach((repository, result) -> {
          result.hits().forEach(h -> hits.add(new Hit(repository, h.path(), h.line(), h.text())));
          if (result.total() > 0) {
            counts.put(repository, result.total());
          }
        });
    var total = counts.values().stream().mapToInt(Integer::intValue).sum();
    var page = hits.stream().skip(offset).limit(limit).toList();
    var end = offset + page.size();
    return new Found(
        page, total, !page.isEmpty() && end < total ? end : -1, counts, results.notes());
  }

  private record Results(Map<String, GrepResult> found, List<String> notes) {}

  private Results inParallel(List<Repository> repositories, GrepQuery query) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new LinkedHashMap<Repository, Future<GrepResult>>();
      repositories.forEach(r -> running.put(r, threads.submit(one(r, query))));
      return collect(running);
    }
  }

  private Callable<GrepResult> one(Repository repository, GrepQuery query) {
    return () -> grep.grep(heads.gitDir(repository), heads.of(repository), query);
  }

  private static Results collect(Map<Repository, Future<GrepResult>> running) {
    var found = new LinkedHashMap<String, GrepResult>();
    var failures = new ArrayList<GitFailure>();
    running.forEach((repository, future) -> {
      try {
        found.put(repository.id().name(), future.get());
      } catch (ExecutionException e) {
        failures.add(gitFailure(e));
      } catch (InterruptedException e) {
        running.values().forEach(f -> f.cancel(true));
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the search was interrupted", e);
      }
    });
    if (found.isEmpty() && !failures.isEmpty()) {
      throw failures.getFirst();
    }
    return new Results(found, failures.stream().map(f -> String.valueOf(f.getMessage())).toList());
  }

  private static GitFailure gitFailure(ExecutionException e) {
    return switch (e.getCause()) {
      case GitFailure failure -> failure;
      case null, default -> throw new IllegalStateException("the search failed", e);
    };
  }
}
