package dev.relay.mcp.analysis.search;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.MirrorListener;
import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the index to the heads of branches, in one thread that ends when nothing is left to do.
 */
final class IndexWork implements MirrorListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IndexWork.class);

  /** So that a long build can be used before its end, and need not begin again after a crash. */
  private static final Duration SAVED_EVERY = Duration.ofSeconds(2);

  private final SearchIndex index;
  private final Git git;
  private final Map<Branch, CompletableFuture<Boolean>> wanted = new LinkedHashMap<>();
  private final Set<Path> fetched = new HashSet<>();
  private @Nullable Thread worker;
  private int done;
  private int total;
  private volatile boolean closed;

  IndexWork(SearchIndex index, Git git) {
    this.index = index;
    this.git = git;
  }

  /**
   * @param done of {@code total} branches
   */
  record Progress(int done, int total) {}

  /** Empty when nothing is being done. */
  synchronized Optional<Progress> progress() {
    return worker == null ? Optional.empty() : Optional.of(new Progress(done, total));
  }

  /** Completes when the index holds the branch's head, or could not be brought there. */
  synchronized CompletableFuture<Boolean> want(Branch branch) {
    var future = wanted.computeIfAbsent(branch, _ -> new CompletableFuture<>());
    begin();
    return future;
  }

  /** What was never searched is not indexed either. */
  @Override
  public synchronized void fetched(Path mirror) {
    if (index.exists()) {
      fetched.add(mirror);
      begin();
    }
  }

  private void begin() {
    if (worker == null && !closed) {
      done = 0;
      total = 0;
      var thread = new Thread(this::run, "search-index");
      thread.setDaemon(true);
      worker = thread;
      thread.start();
    }
  }

  private void run() {
    for (var round = next(); !round.isEmpty(); round = next()) {
      try {
        work(round);
      } catch (IOException e) {
        index.discard(e);
      } catch (RuntimeException e) {
        LOG.warn("The search index could not be brought up to date", e);
      } finally {
        round.values().forEach(future -> future.complete(false));
      }
    }
  }

  /** Ends the thread when it is empty. */
  private synchronized Map<Branch, CompletableFuture<Boolean>> next() {
    var round = new LinkedHashMap<>(wanted);
    index
        .view()
        .ifPresent(view -> {
          try (view) {
            followed(view).forEach(b -> round.computeIfAbsent(b, _ -> new CompletableFuture<>()));
          }
        });
    wanted.clear();
    fetched.clear();
    if (round.isEmpty() || closed) {
      round.values().forEach(future -> future.complete(false));
      round.clear();
      worker = null;
    }
    total += round.size();
    return round;
  }

  private List<Branch> followed(SearchIndex.View view) {
    var branches = new ArrayList<Branch>();
    for (var mirror : fetched) {
      var prefix = mirror.getFileName() + ":";
      view.commits().keySet().stream()
          .filter(key -> key.startsWith(prefix))
          .forEach(key -> branches.add(new Branch(mirror, key.substring(prefix.length()))));
    }
    return branches;
  }

  private void work(Map<Branch, CompletableFuture<Boolean>> round) throws IOException {
    try (var writer = index.writer()) {
      var commits = new HashMap<>(commits());
      forgetRemoved(writer, commits, round.keySet().iterator().next().gitDir().getParent());
      var brought = new ArrayList<CompletableFuture<Boolean>>();
      var saved = System.nanoTime();
      for (var entry : round.entrySet()) {
        if (bring(writer, entry.getKey(), commits)) {
          brought.add(entry.getValue());
        }
        if (closed) {
          return;
        }
        if (System.nanoTime() - saved > SAVED_EVERY.toNanos()) {
          save(writer, commits, brought);
          saved = System.nanoTime();
        }
        count();
      }
      save(writer, commits, brought);
    }
  }

  /** Mirrors of repositories that are in no workspace any more are removed some day. */
  private static void forgetRemoved(
      IndexWriter writer, Map<String, String> commits, @Nullable Path mirrors) throws IOException {
    for (var key : List.copyOf(commits.keySet())) {
      var name = key.substring(0, key.indexOf(':'));
      if (mirrors != null && !Files.isDirectory(mirrors.resolve(name))) {
        forget(writer, commits, key);
      }
    }
  }

  private static void forget(IndexWriter writer, Map<String, String> commits, String key)
      throws IOException {
    writer.deleteDocuments(IndexedFile.branch(key));
    commits.remove(key);
  }

  private Map<String, String> commits() {
    var view = index.view();
    if (view.isEmpty()) {
      return Map.of();
    }
    try (var open = view.get()) {
      return open.commits();
    }
  }

  private void save(
      IndexWriter writer, Map<String, String> commits, List<CompletableFuture<Boolean>> brought)
      throws IOException {
    index.commit(writer, commits);
    brought.forEach(future -> future.complete(true));
    brought.clear();
  }

  private synchronized void count() {
    done++;
  }

  private boolean bring(IndexWriter writer, Branch branch, Map<String, String> commits)
      throws IOException {
    try {
      var head = git.reader().commit(branch.gitDir(), "refs/heads/" + branch.name());
      var known = Optional.ofNullable(commits.get(branch.key())).map(Sha::new);
      if (head.isEmpty()) {
        forget(writer, commits, branch.key());
      } else if (!head.equals(known)) {
        new IndexUpdate(git.reader(), writer, () -> closed).bring(branch, known, head.get());
        commits.put(branch.key(), head.get().hex());
      }
      return head.isPresent();
    } catch (GitFailure e) {
      LOG.info("A branch was not indexed for search: {}", e.sentence());
      forget(writer, commits, branch.key());
      return false;
    }
  }

  /** What was not saved yet is done again after the next start. */
  @Override
  public void close() {
    closed = true;
    Thread running;
    synchronized (this) {
      running = worker;
    }
    if (running != null) {
      try {
        running.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    index.close();
  }
}
