package dev.relay.mcp.sync;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Credential;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.sync.SyncResult;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.UnknownName;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts syncs and tells how they ended. Doing one twice does nothing more than once, so one that a
 * restart interrupted simply begins again.
 */
public final class SyncRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncRuns.class);
  private static final Duration KEPT = Duration.ofDays(30);
  private final SyncRunRows rows;
  private final Workspaces workspaces;
  private final Syncing syncing;
  private final Audit audit;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, CountDownLatch> underWay = new ConcurrentHashMap<>();
  private volatile boolean closing;

  public SyncRuns(
      SyncRunRows rows, Workspaces workspaces, Syncing syncing, Audit audit, InstantSource clock) {
    this.rows = rows;
    this.workspaces = workspaces;
    this.syncing = syncing;
    this.audit = audit;
    this.clock = clock;
  }

  /** What does the work; blocks until every repository has a result. */
  public interface Syncing {
    List<SyncResult> sync(Workspace workspace, Collection<Repository> repositories, boolean dryRun);
  }

  /** Returns when it is stored; it goes on by itself. */
  public SyncRun start(
      Workspace workspace, List<Repository> repositories, boolean dryRun, Caller caller) {
    Policy.require(caller, Effect.SYNC);
    var names = repositories.stream().map(repository -> repository.id().name()).toList();
    var run =
        new SyncRun(
            "s-" + Credential.generate().substring(0, 12),
            caller.userId(),
            workspace.name(),
            names,
            dryRun,
            clock.instant(),
            null,
            List.of(),
            null);
    var detail = (dryRun ? "only looks at " : "") + String.join(", ", names);
    rows.insert(run, () -> audit.write(caller, "sync.started", workspace.name(), detail));
    begin(run);
    return run;
  }

  /** Waits for its end, at most this long, and says how it stands. */
  public SyncRun await(String id, Duration wait, Caller caller) throws InterruptedException {
    // Another Relay's tells nobody here of its end; then the whole wait is waited.
    var end = underWay.getOrDefault(id, new CountDownLatch(1));
    var run = get(id, caller);
    if (!run.isRunning()) {
      return run;
    }
    var _ = end.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    return get(id, caller);
  }

  /** Those that have not ended, oldest first. */
  public List<SyncRun> running(Caller caller) {
    Policy.require(caller, Effect.READ);
    return rows.running(caller.userId());
  }

  /** Goes on with everything that an earlier process left. */
  public void resume() {
    rows.forget(clock.instant().minus(KEPT));
    rows.unfinished().forEach(this::begin);
  }

  /** Stops what runs; it begins again with the next start. */
  @Override
  public void close() {
    closing = true;
    threads.shutdownNow();
    threads.close();
  }

  private SyncRun get(String id, Caller caller) {
    Policy.require(caller, Effect.READ);
    return rows.find(id)
        .filter(run -> run.userId().equals(caller.userId()))
        .orElseThrow(() -> UnknownName.of("sync", id, List.of()));
  }

  private void begin(SyncRun run) {
    var end = new CountDownLatch(1);
    underWay.put(run.id(), end);
    threads.execute(() -> {
      try {
        work(run);
      } finally {
        underWay.remove(run.id());
        end.countDown();
      }
    });
  }

  private void work(SyncRun run) {
    try {
      var workspace = workspaces.get(run.workspace());
      var repositories = run.repositories().stream().map(workspace::repository).toList();
      var results = syncing.sync(workspace, repositories, run.dryRun());
      rows.end(run.id(), results.stream().map(SyncOutcome::of).toList(), clock.instant());
    } catch (GitFailure | UnknownName e) {
      fail(run, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // the edge of this thread: who asks later has to be told
      var number = Credential.generate().substring(0, 8);
      LOG.error("The sync {} failed, id {}", run.id(), number, e);
      fail(run, "Relay made a mistake; its log has the details under " + number + ".");
    }
  }

  private void fail(SyncRun run, String sentence) {
    if (!closing) {
      rows.fail(run.id(), sentence, clock.instant());
    }
  }
}
