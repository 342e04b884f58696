package dev.relay.mcp.analysis.index;

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
 * Brings an index to the heads of branches, in one thread that ends when nothing is left to do.
 * Branches are followed from when they were first wanted.
 */
public final class IndexWork implements MirrorListener, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(IndexWork.class);

  /** So that a long build can be used before its end, and need not begin again after a crash. */
  private static final Duration SAVED_EVERY = Duration.ofSeconds(2);

  private final String name;
  private final IndexFiles files;
  private final IndexContent content;
  private final Git git;
  private final Map<Branch, CompletableFuture<Boolean>> wanted = new LinkedHashMap<>();
  private final Set<Path> fetched = new HashSet<>();
  private @Nullable Thread worker;
  private int done;
  private int total;
  private volatile boolean closed;

  public IndexWork(String name, IndexFiles files, IndexContent content, Git git) {
    this.name = name;
    this.files = files;
    this.content = content;
    this.git = git;
  }

  /**
   * @param done of {@code total} branches
   */
  public record Progress(int done, int total) {}

  /** Empty when nothing is being done. */
  public synchronized Optional<Progress> progress() {
    return worker == null ? Optional.empty() : Optional.of(new Progress(done, total));
  }

  /** Completes with whether the index came to the branch's head. */
  public synchronized CompletableFuture<Boolean> want(Branch branch) {
    var future = wanted.computeIfAbsent(branch, _ -> new CompletableFuture<>());
    begin();
    return future;
  }

  @Override
  public synchronized void fetched(Path mirror) {
    if (files.exists()) {
      fetched.add(mirror);
      begin();
    }
  }

  private void begin() {
    if (worker == null && !closed) {
      done = 0;
      total = 0;
      var thread = new Thread(this::run, name);
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
        files.discard(e);
      } catch (RuntimeException e) { // The edge of this thread: the next round may do better.
        log.warn("The {} could not be brought up to date", name, e);
      } finally {
        round.values().forEach(future -> future.complete(false));
      }
    }
  }

  /** Ends the thread when it is empty. */
  private synchronized Map<Branch, CompletableFuture<Boolean>> next() {
    var round = new LinkedHashMap<>(wanted);
    if (!fetched.isEmpty()) {
      commits().keySet().stream()
          .flatMap(key -> fetched.stream().flatMap(mirror -> branch(mirror, key).stream()))
          .forEach(branch -> round.computeIfAbsent(branch, _ -> new CompletableFuture<>()));
    }
    wanted.clear();
    fetched.clear();
    if (closed) {
      round.values().forEach(future -> future.complete(false));
      round.clear();
    }
    if (round.isEmpty()) {
      worker = null;
    }
    total += round.size();
    return round;
  }

  private static Optional<Branch> branch(Path mirror, String key) {
    var prefix = mirror.getFileName() + ":";
    return key.startsWith(prefix)
        ? Optional.of(new Branch(mirror, key.substring(prefix.length())))
        : Optional.empty();
  }

  private void work(Map<Branch, CompletableFuture<Boolean>> round) throws IOException {
    try (var writer = files.writer()) {
      var commits = new HashMap<>(commits());
      var brought = new ArrayList<CompletableFuture<Boolean>>();
      var saved = System.nanoTime();
      forgetGone(writer, round.keySet().iterator().next().gitDir(), commits);
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

  /** Mirrors that are no more, as those of repositories in no workspace. */
  private void forgetGone(IndexWriter writer, Path mirror, Map<String, String> commits)
      throws IOException {
    for (var key : List.copyOf(commits.keySet())) {
      if (!Files.isDirectory(mirror.resolveSibling(key.substring(0, key.indexOf(':'))))) {
        forget(writer, commits, key);
      }
    }
  }

  private void forget(IndexWriter writer, Map<String, String> commits, String key)
      throws IOException {
    content.forget(writer, key);
    commits.remove(key);
  }

  private synchronized void count() {
    done++;
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

  private void save(
      IndexWriter writer, Map<String, String> commits, List<CompletableFuture<Boolean>> brought)
      throws IOException {
    files.commit(writer, commits);
    brought.forEach(future -> future.complete(true));
    brought.clear();
  }

  private boolean bring(IndexWriter writer, Branch branch, Map<String, String> commits)
      throws IOException {
    try {
      var head = git.reader().commit(branch.gitDir(), "refs/heads/" + branch.name());
      var known = Optional.ofNullable(commits.get(branch.key())).map(Sha::new);
      if (head.isEmpty()) {
        forget(writer, commits, branch.key());
      } else if (!head.equals(known)) {
        content.bring(writer, branch, known, head.get(), () -> closed);
        commits.put(branch.key(), head.get().hex());
      }
      return head.isPresent();
    } catch (GitFailure e) {
      log.info("The {} is without a branch: {}", name, e.sentence());
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
    files.close();
  }
}
