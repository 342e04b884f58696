package dev.relay.mcp.analysis.symbols;

import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.index.Branch;
import dev.relay.mcp.analysis.index.IndexFiles;
import dev.relay.mcp.analysis.index.IndexWork;
import dev.relay.mcp.analysis.symbols.worker.SymbolWorker;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.Repository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens the index with the repositories of a question in it, as far as they can be. */
final class SymbolViews {
  private final IndexFiles files;
  private final IndexWork work;
  private final SymbolWorker worker;
  private final Heads heads;
  private final Duration patience;

  /**
   * @param patience how long an answer waits for what is being read
   */
  SymbolViews(
      IndexFiles files, IndexWork work, SymbolWorker worker, Heads heads, Duration patience) {
    this.files = files;
    this.work = work;
    this.worker = worker;
    this.heads = heads;
    this.patience = patience;
  }

  /**
   * @param view empty when there is nothing yet
   * @param read those that the index has
   * @param unread those that it has not
   * @param notes sentences about them
   */
  record Opened(
      Optional<IndexFiles.View> view,
      List<Repository> read,
      List<Repository> unread,
      List<String> notes)
      implements AutoCloseable {
    List<String> branches(SymbolViews views) {
      return read.stream().map(repository -> views.branch(repository).key()).toList();
    }

    @Override
    public void close() {
      view.ifPresent(IndexFiles.View::close);
    }
  }

  Branch branch(Repository repository) {
    return new Branch(heads.gitDir(repository), repository.branch());
  }

  /** The caller closes it. */
  Opened open(List<Repository> repositories) {
    var notes = new ArrayList<String>();
    var current = new LinkedHashMap<Repository, String>();
    for (var repository : repositories) {
      try {
        current.put(repository, heads.of(repository).hex());
      } catch (GitFailure e) {
        notes.add(e.sentence());
      }
    }
    bringUp(current);
    return opened(current, notes);
  }

  private void bringUp(Map<Repository, String> current) {
    var commits = commits();
    var awaited = new ArrayList<CompletableFuture<Boolean>>();
    current.forEach((repository, head) -> {
      var branch = branch(repository);
      if (!head.equals(commits.get(branch.key()))) {
        awaited.add(work.want(branch));
      }
    });
    try {
      CompletableFuture.allOf(awaited.toArray(CompletableFuture<?>[]::new))
          .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return; // What is not there yet is told.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Map<String, String> commits() {
    var view = files.view();
    if (view.isEmpty()) {
      return Map.of();
    }
    try (var open = view.get()) {
      return open.commits();
    }
  }

  private Opened opened(Map<Repository, String> current, List<String> notes) {
    var view = files.view();
    var commits = view.map(IndexFiles.View::commits).orElse(Map.of());
    var read = new ArrayList<Repository>();
    var unread = new ArrayList<Repository>();
    var behind = new ArrayList<String>();
    current.forEach((repository, head) -> {
      var commit = commits.get(branch(repository).key());
      (commit == null ? unread : read).add(repository);
      if (commit != null && !commit.equals(head)) {
        behind.add(repository.id().name());
      }
    });
    if (!unread.isEmpty()) {
      notes.add(
          worker
              .obstacle()
              .orElseGet(() ->
                  "The symbols of %d of %s are still being read; ask again in a moment."
                      .formatted(
                          unread.size(),
                          Words.count(current.size(), "repository", "repositories"))));
    }
    if (!behind.isEmpty()) {
      notes.add("The newest commits of " + Words.few(behind) + " are still being read.");
    }
    return new Opened(view, read, unread, notes);
  }
}
