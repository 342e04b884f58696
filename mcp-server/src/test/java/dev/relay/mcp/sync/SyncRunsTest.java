package dev.relay.mcp.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Caller.Scope;
import dev.relay.mcp.access.Forbidden;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import dev.relay.repo.sync.ConflictPolicy;
import dev.relay.repo.sync.SyncReport;
import dev.relay.repo.sync.SyncRequest;
import dev.relay.repo.sync.SyncResult;
import dev.relay.repo.sync.UndoResult;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncMethod;
import dev.relay.repo.workspace.UnknownName;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.WorkspaceFile;
import dev.relay.repo.workspace.Workspaces;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SyncRunsTest {
  private static final Caller WHO = new Caller.Person("owner", "s");
  private static final Duration NONE = Duration.ZERO;
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final SyncRuns.Undoing NOTHING =
      new SyncRuns.Undoing() {
        @Override
        public Optional<String> newest(Workspace workspace) {
          return Optional.empty();
        }

        @Override
        public List<UndoResult> undo(String sync, Collection<RepositoryId> only) {
          return List.of();
        }
      };
  private static final Sha HEAD = new Sha("1".repeat(40));

  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();
  private final InstantSource clock = () -> Instant.parse("2026-11-20T10:00:00Z");
  private Databases databases;
  private Database task;
  private Workspaces workspaces;
  private Workspace workspace;

  @BeforeEach
  void open() {
    databases = TestPostgres.fresh();
    task = databases.module("task");
    workspaces = new Workspaces(databases.module("repo"));
    workspace =
        WorkspaceFile.parse(
            "name: w\nrepositories:\n  - { name: a, url: 'file:///a.git', branch: main }\n");
    workspaces.save(workspace);
  }

  @AfterEach
  void close() {
    gate.countDown();
    databases.close();
  }

  private SyncRuns runs(String node, SyncRuns.Syncing syncing) {
    var audit = new Audit(task.client(), clock);
    return new SyncRuns(new SyncRunRows(task, node), workspaces, syncing, NOTHING, audit, clock);
  }

  private SyncReport held() {
    begun.incrementAndGet();
    try {
      assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitFailure(GitFailure.Kind.BROKEN, "The sync was stopped.");
    }
    var id = workspace.repositories().getFirst().id();
    var results = List.<SyncResult>of(new SyncResult.UpToDate(id, HEAD));
    return new SyncReport(
        "t", clock.instant(), results, List.of(), List.of("A rule was followed."));
  }

  private SyncRun start(SyncRuns runs) {
    return runs.start(workspace, workspace.repositories(), SyncOptions.USUAL, WHO);
  }

  @Test
  void givesAHandleAndThenTheResult() throws InterruptedException {
    try (var runs = runs("n", (_, _) -> held())) {
      var run = start(runs);
      assertThat(runs.await(run.id(), NONE, WHO).isRunning()).isTrue();
      assertThat(runs.running(WHO)).extracting(SyncRun::id).containsExactly(run.id());
      gate.countDown();
      var ended = runs.await(run.id(), LONG, WHO);
      assertThat(ended.isRunning()).isFalse();
      assertThat(ended.results())
          .containsExactly(
              new SyncOutcome("a", "up_to_date", null, HEAD.hex(), null, List.of(), List.of()));
      assertThat(ended.sync()).isEqualTo("t");
      assertThat(ended.told()).containsExactly("A rule was followed.");
      assertThat(runs.running(WHO)).isEmpty();
    }
  }

  @Test
  void keepsWhatWasSettledOnTheWay() throws InterruptedException {
    var id = workspace.repositories().getFirst().id();
    var note = "Upstream's gen.js was taken, as it is generated; make it anew.";
    var merged = new SyncResult.Merged(id, HEAD, new Sha("2".repeat(40)), List.of(note));
    var report = new SyncReport("t", clock.instant(), List.of(merged), List.of(), List.of());
    try (var runs = runs("n", (_, _) -> report)) {
      var outcome = runs.await(start(runs).id(), LONG, WHO).results().getFirst();
      assertThat(outcome.notes()).containsExactly(note);
      assertThat(outcome.reason()).contains(note);
    }
  }

  @Test
  void keepsHowItWasAskedForOverARestart() throws InterruptedException {
    var options = new SyncOptions(SyncMethod.REBASE, ConflictPolicy.AUTO, true, true);
    SyncRun run;
    try (var runs = runs("n", (_, _) -> held())) {
      run = runs.start(workspace, workspace.repositories(), options, WHO);
    }
    gate.countDown();
    var heard = new CopyOnWriteArrayList<SyncRequest>();
    SyncRuns.Syncing listening =
        (request, _) -> {
          heard.add(request);
          return held();
        };
    try (var again = runs("n", listening)) {
      again.resume();
      again.await(run.id(), LONG, WHO);
    }
    assertThat(heard).hasSize(1);
    assertThat(heard.getFirst().method()).contains(SyncMethod.REBASE);
    assertThat(heard.getFirst().conflicts()).isEqualTo(ConflictPolicy.AUTO);
    assertThat(heard.getFirst().runTests() && heard.getFirst().dryRun()).isTrue();
  }

  @Test
  void endsAfterARestartWhatWasAskedForBefore() throws InterruptedException {
    SyncRun run;
    try (var runs = runs("n", (_, _) -> held())) {
      run = start(runs);
    }
    gate.countDown();
    try (var other = runs("another home", (_, _) -> held())) {
      other.resume();
      assertThat(other.await(run.id(), NONE, WHO).isRunning())
          .as("its checkouts are not here")
          .isTrue();
    }
    try (var again = runs("n", (_, _) -> held())) {
      again.resume();
      assertThat(again.await(run.id(), LONG, WHO).results()).hasSize(1);
    }
  }

  @Test
  void tellsAFailureToWhoAsks() throws InterruptedException {
    SyncRuns.Syncing broken =
        (_, _) -> {
          throw new IllegalStateException("secret");
        };
    try (var runs = runs("n", broken)) {
      var ended = runs.await(start(runs).id(), LONG, WHO);
      assertThat(ended.isRunning()).isFalse();
      assertThat(ended.failure()).contains("its log has the details").doesNotContain("secret");
    }
  }

  @Test
  void belongsToWhoStartedIt() {
    try (var runs = runs("n", (_, _) -> held())) {
      var run = start(runs);
      var other = new Caller.Person("somebody", "s");
      assertThatThrownBy(() -> runs.await(run.id(), NONE, other)).isInstanceOf(UnknownName.class);
      assertThat(runs.running(other)).isEmpty();
      var reader = new Caller.Token("owner", "ci", Set.of(Scope.READ));
      assertThatThrownBy(() -> runs.start(workspace, List.of(), SyncOptions.USUAL, reader))
          .isInstanceOf(Forbidden.class);
    }
  }

  @Test
  void saysWhenThereIsNothingToPutBack() {
    try (var runs = runs("n", (_, _) -> held())) {
      assertThatThrownBy(() -> runs.undo(workspace, null, workspace.repositories(), WHO))
          .isInstanceOf(SyncFailed.class)
          .hasMessage("No sync moved anything that could be put back; nothing was changed.");
    }
  }
}
