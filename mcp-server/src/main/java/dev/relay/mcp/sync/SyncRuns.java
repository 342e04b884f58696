package dev.relay.mcp.sync;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Credential;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.sync.SyncListener;
import dev.relay.repo.sync.SyncReport;
import dev.relay.repo.sync.SyncRequest;
import dev.relay.repo.sync.UndoResult;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.UnknownName;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
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
  private final Undoing undoing;
  private final Audit audit;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, SyncProgress> underWay = new ConcurrentHashMap<>();
  private volatile boolean closing;

  public SyncRuns(
      SyncRunRows rows,
      Workspaces workspaces,
      Syncing syncing,
      Undoing undoing,
      Audit audit,
      InstantSource clock) {
    this.rows = rows;
    this.workspaces = workspaces;
    this.syncing = syncing;
    this.undoing = undoing;
    this.audit = audit;
    this.clock = clock;
  }

  /** What does the work; blocks until every repository has a result. */
  public interface Syncing {
    SyncReport sync(SyncRequest request, SyncListener listener);
  }

  /** What puts a sync back. */
  public interface Undoing {
    Optional<String> newest(Workspace workspace);

    List<UndoResult> undo(String sync, Collection<RepositoryId> only);
  }

  /** Returns when it is stored; it goes on by itself. */
  public SyncRun start(
      Workspace workspace, List<Repository> repositories, SyncOptions options, Caller caller) {
    Policy.require(caller, Effect.SYNC);
    var names = repositories.stream().map(repository -> repository.id().name()).toList();
    var run =
        new SyncRun(
            "s-" + Credential.generate().substring(0, 12),
            caller.userId(),
            workspace.name(),
            names,
            options,
            clock.instant(),
            null,
            List.of(),
            null,
            List.of(),
            null);
    var detail = (options.dryRun() ? "only looks at " : "") + String.join(", ", names);
    rows.insert(run, () -> audit.write(caller, "sync.started", workspace.name(), detail));
    begin(run);
    return run;
  }

  /** Waits for its end, at most this long, and says how it stands. */
  public SyncRun await(String id, Duration wait, Caller caller) throws InterruptedException {
    // Another Relay's tells nobody here of its end; then the whole wait is waited.
    var progress = underWay.getOrDefault(id, new SyncProgress(List.of()));
    var run = get(id, caller);
    if (!run.isRunning()) {
      return run;
    }
    progress.awaitEnd(wait);
    return get(id, caller);
  }

  /**
   * Waits for its end or for news of it, at most this long. It has no steps when it has ended, or
   * is another Relay's.
   *
   * @param seen the number of the news that the caller knows
   */
  public Following follow(String id, int seen, Duration wait, Caller caller)
      throws InterruptedException {
    var progress = underWay.getOrDefault(id, new SyncProgress(List.of()));
    if (get(id, caller).isRunning()) {
      progress.awaitNews(seen, wait);
    }
    var run = get(id, caller);
    return new Following(run, run.isRunning() ? progress.seen() : SyncProgress.Seen.NOTHING);
  }

  /** A run and how far it has come. */
  public record Following(SyncRun run, int seen, List<SyncStep> steps) {
    Following(SyncRun run, SyncProgress.Seen seen) {
      this(run, seen.number(), seen.steps());
    }
  }

  /** Newest first. */
  public List<SyncRun> newest(int limit, Caller caller) {
    Policy.require(caller, Effect.READ);
    return rows.newest(caller.userId(), limit);
  }

  /** What came of undoing a sync. */
  public record Undone(String sync, List<SyncOutcome> results) {}

  /**
   * Puts back what a sync moved, where nothing newer would be lost.
   *
   * @param id of the run; null for the newest sync of the workspace that is not undone
   */
  public Undone undo(
      Workspace workspace, @Nullable String id, List<Repository> repositories, Caller caller) {
    Policy.require(caller, Effect.SYNC);
    var sync = id == null ? undoing.newest(workspace) : Optional.ofNullable(get(id, caller).sync());
    var ids = repositories.stream().map(Repository::id).toList();
    var results = sync.map(name -> undoing.undo(name, ids)).orElse(List.of());
    if (sync.isEmpty() || results.isEmpty()) {
      throw new SyncFailed("No sync moved anything that could be put back; nothing was changed.");
    }
    audit.write(caller, "sync.undone", workspace.name(), sync.get());
    return new Undone(sync.get(), results.stream().map(SyncOutcome::of).toList());
  }

  /** Keeps the runs of a workspace that has another name now, so that they can be undone. */
  public void renamed(String workspace, String name) {
    rows.rename(workspace, name);
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
        .orElseThrow(() -> UnknownName.gone("sync", id));
  }

  private void begin(SyncRun run) {
    var progress = new SyncProgress(run.repositories());
    underWay.put(run.id(), progress);
    threads.execute(() -> {
      try {
        work(run, progress);
      } finally {
        underWay.remove(run.id());
        progress.end();
      }
    });
  }

  private void work(SyncRun run, SyncProgress progress) {
    try {
      var workspace = workspaces.get(run.workspace());
      var repositories = run.repositories().stream().map(workspace::repository).toList();
      var report = syncing.sync(run.options().request(workspace, repositories), progress);
      rows.end(run.id(), report, clock.instant());
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
