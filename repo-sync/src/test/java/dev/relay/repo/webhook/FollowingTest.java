package dev.relay.repo.webhook;

import static dev.relay.repo.workspace.SyncStrategy.MAIN_BRANCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.home.SecretBox;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import dev.relay.repo.sync.Dependencies;
import dev.relay.repo.sync.LockFiles;
import dev.relay.repo.sync.RuleActions;
import dev.relay.repo.sync.Sync;
import dev.relay.repo.sync.SyncResult;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncRule;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries and polls against real remotes. */
class FollowingTest {
  private static final Duration NEVER = Duration.ofDays(30);

  @TempDir Path dir;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(ahead.get());
  private final BlockingQueue<Move> moves = new LinkedBlockingQueue<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Databases databases;
  private Repos repos;
  private Repository api;
  private Workspaces workspaces;
  private @Nullable Sender sender;

  private record Move(String workspace, String repository, Sha from, Sha to) {}

  @BeforeEach
  void start() {
    repos = new Repos(dir);
    api = repos.remote("api", Map.of("a.txt", "1\n"));
    databases = TestPostgres.fresh();
    workspaces = new Workspaces(databases.module("repo"));
    workspaces.save(new Workspace("shop", List.of(api), Map.of(), List.of()));
  }

  @AfterEach
  void stop() throws Exception {
    for (var each : open.reversed()) {
      each.close();
    }
    databases.close();
  }

  /** A Relay on this database; the first look of what it did not follow yet is a poll away. */
  private void relay(String node, Duration interval, Following following) {
    var database = databases.module("repo");
    var events = new RepoEvents(database);
    var remotes = new FollowedRemotes(database, node);
    var hooks = new Hooks(database, new SecretBox("0a".repeat(32)));
    var look = new Look(workspaces, repos.mirrors(), new FollowedHeads(database), following);
    var intake = new Intake(database, events).start();
    var watch =
        new Watch(remotes, workspaces, look, new HookCoverage(hooks), new PollPace(interval), clock)
            .start();
    var follower =
        new Follower(
                events, remotes, new Concerns(workspaces, new RepositoryNames(database)), clock)
            .start();
    var server = new WebhookServer(databases, 0, intake::wake);
    open.addAll(List.of(watch, follower, intake, server));
    sender = new Sender(server.uri("/"), WebhookServer.DEFAULT_SECRET);
  }

  private Sender sender() {
    return Objects.requireNonNull(sender, "a Relay runs");
  }

  private void relay(Duration interval) {
    relay("one", interval, this::note);
  }

  private void note(Workspace workspace, Repository repository, Sha from, Sha to) {
    moves.add(new Move(workspace.name(), repository.id().name(), from, to));
  }

  @Test
  void aPushIsFetchedAndFollowed() throws Exception {
    relay(NEVER);
    var first = repos.head(api);
    push("one");
    until(() -> repos.mirrors().head(api).isPresent());
    until(() -> !due());
    var second = repos.commit(api, "second", Map.of("a.txt", "2\n"));
    push("two");
    assertThat(moves.poll(20, TimeUnit.SECONDS)).isEqualTo(new Move("shop", "api", first, second));
    assertThat(repos.mirrors().head(api)).contains(second);
  }

  @Test
  void aPushSetsOffSyncRulesThoughNoCheckoutIsSynced() throws Exception {
    var firings = new LinkedBlockingQueue<RuleActions.Firing>();
    api = new Repository(api.id(), api.url(), "main", null, List.of(), MAIN_BRANCH, false);
    var rule = new SyncRule("api:main", "notify", List.of(api.id()));
    workspaces.save(new Workspace("shop", List.of(api), Map.of(), List.of(rule)));
    relay("one", NEVER, new AutoSync(sync(firings)));
    push("one");
    until(() -> repos.mirrors().head(api).isPresent());
    until(() -> !due());
    var second = repos.commit(api, "second", Map.of("a.txt", "2\n"));
    push("two");
    assertThat(firings.poll(20, TimeUnit.SECONDS))
        .isNotNull()
        .extracting(RuleActions.Firing::to)
        .isEqualTo(second);
    push("three");
    until(() -> !due());
    assertThat(firings).isEmpty();
    assertThat(dir.resolve("checkouts")).doesNotExist();
  }

  private Sync sync(Collection<RuleActions.Firing> firings) {
    var actions =
        new RuleActions() {
          @Override
          public String updateDependents(Firing firing, List<RepositoryId> dependents) {
            throw new AssertionError("no rule asks for it");
          }

          @Override
          public String inform(Firing firing, List<RepositoryId> informed) {
            firings.add(firing);
            return "Told.";
          }

          @Override
          public String leave(Workspace workspace, SyncResult.Conflicted conflict) {
            throw new AssertionError("nothing is synced");
          }
        };
    var ports =
        new Sync.Ports(Dependencies.NONE, LockFiles.NONE, Optional.empty(), Optional.of(actions));
    return new Sync(
        repos.git(),
        repos.mirrors(),
        dir.resolve("checkouts"),
        databases.module("repo"),
        clock,
        ports);
  }

  @Test
  void aForcedPushIsFollowedToo() throws Exception {
    relay(NEVER);
    var second = repos.commit(api, "second", Map.of("a.txt", "2\n"));
    push("one");
    until(() -> repos.mirrors().head(api).isPresent());
    until(() -> !due());
    var bare = Path.of(URI.create(api.url().value()));
    Repos.run(bare, "update-ref", "refs/heads/main", "main~1");
    push("two");
    assertThat(moves.poll(20, TimeUnit.SECONDS))
        .isEqualTo(new Move("shop", "api", second, repos.head(api)));
  }

  @Test
  void aBranchThatWasDeletedIsSaidAndNothingElseSuffers() throws Exception {
    relay(NEVER);
    push("one");
    until(() -> repos.mirrors().head(api).isPresent());
    until(() -> !due());
    var bare = Path.of(URI.create(api.url().value()));
    Repos.run(bare, "update-ref", "refs/heads/trunk", "main");
    Repos.run(bare, "update-ref", "-d", "refs/heads/main");
    push("two");
    var remotes = new FollowedRemotes(databases.module("repo"), "reader");
    until(() -> !remotes.troubles().isEmpty());
    assertThat(remotes.troubles().getFirst().sentence()).contains("no branch 'main' but trunk");
    assertThat(moves).isEmpty();
  }

  @Test
  void manyPushesAreFewLooks() throws Exception {
    relay(NEVER);
    for (int i = 0; i < 50; i++) {
      push("push-" + i);
    }
    until(() -> !due());
    var wanted = query("select wanted from followed_remote");
    assertThat(wanted).isBetween(1L, 50L);
    assertThat(query("select count(*) from repo_event")).isEqualTo(50L);
  }

  @Test
  void aPollFindsWhatNoWebhookTold() throws Exception {
    relay(Duration.ofMinutes(5));
    until(() -> query("select count(*) from followed_remote") == 1);
    ahead.set(Duration.ofMinutes(10));
    var first = repos.head(api);
    until(() -> query("select count(*) from followed_head") == 1);
    var second = repos.commit(api, "second", Map.of("a.txt", "2\n"));
    ahead.set(Duration.ofHours(8));
    assertThat(moves.poll(20, TimeUnit.SECONDS)).isEqualTo(new Move("shop", "api", first, second));
  }

  @Test
  void whatFailedIsDoneAgainAndWhatWasDoneIsNot() throws Exception {
    var fail = new java.util.concurrent.atomic.AtomicBoolean(true);
    relay(
        "one",
        Duration.ofMinutes(5),
        (workspace, repository, from, to) -> {
          if (fail.getAndSet(false)) {
            throw new IllegalStateException("a planted failure");
          }
          note(workspace, repository, from, to);
        });
    push("one");
    until(() -> query("select count(*) from followed_head") == 1);
    until(() -> !due());
    repos.commit(api, "second", Map.of("a.txt", "2\n"));
    push("two");
    until(() -> query("select count(*) from followed_remote where failures = 1") == 1);
    assertThat(moves).isEmpty();
    ahead.set(Duration.ofMinutes(4));
    assertThat(moves.poll(20, TimeUnit.SECONDS)).isNotNull();
    until(() -> query("select count(*) from followed_remote where failures = 0") == 1);
  }

  @Test
  void twoRelaysDoNotBothFollowAMove() throws Exception {
    relay(NEVER);
    relay("two", NEVER, this::note);
    push("one");
    until(() -> query("select count(*) from followed_head") == 1);
    until(() -> !due());
    repos.commit(api, "second", Map.of("a.txt", "2\n"));
    push("two");
    assertThat(moves.poll(20, TimeUnit.SECONDS)).isNotNull();
    until(() -> !due());
    assertThat(moves).isEmpty();
  }

  @Test
  void whatNoWorkspaceHasIsStoredAndLeftAlone() throws Exception {
    relay(NEVER);
    var body =
        "{\"ref\":\"refs/heads/main\",\"repository\":{\"id\":1,\"full_name\":\"who/knows\","
            + "\"html_url\":\"https://github.com/who/knows\"}}";
    assertThat(sender().gitHub("one", "push", body).statusCode()).isEqualTo(202);
    until(() -> query("select max(seq) from repo_event_cursor") == 1);
    assertThat(query("select count(*) from followed_remote where wanted > 0")).isZero();
  }

  /** A host names the repository by its path; what lies on this disk has no host. */
  private void push(String id) {
    until(() -> query("select count(*) from followed_remote") == 1);
    var path = URI.create(api.url().value()).getPath().substring(1);
    var body =
        "{\"ref\":\"refs/heads/main\",\"repository\":{\"id\":1,\"full_name\":\"" + path + "\"}}";
    assertThat(sender().gitHub(id, "push", body).statusCode()).isEqualTo(202);
  }

  /** True while something is to be taken in, read, or looked at. */
  private boolean due() {
    return query("select count(*) from webhook_delivery where state = 'waiting'") > 0
        || query("select coalesce(max(seq), 0) from repo_event")
            > query("select coalesce(max(seq), 0) from repo_event_cursor")
        || query(
                "select count(*) from followed_remote where claimed_by is not null"
                    + " or due_at <= now()")
            > 0;
  }

  private long query(String sql) {
    return databases.module("repo").client().sql(sql).query(Long.class).optional().orElse(0L);
  }

  private static void until(BooleanSupplier condition) {
    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for long enough").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }
}
