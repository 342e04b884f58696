package dev.relay.mcp.task;

import dev.relay.mcp.Await;
import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.AgentChoice;
import dev.relay.mcp.agent.codemod.CodemodAgent;
import dev.relay.mcp.approval.Approval;
import dev.relay.mcp.approval.ApprovalKit;
import dev.relay.mcp.approval.Approvals;
import dev.relay.mcp.approval.Decision;
import dev.relay.mcp.sandbox.ProcessSandbox;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.mcp.secret.Secrets;
import dev.relay.mcp.verify.MavenSiblings;
import dev.relay.mcp.verify.NpmSiblings;
import dev.relay.mcp.verify.Verification;
import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Export;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Identity;
import dev.relay.repo.git.Repos;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.graph.Manifests;
import dev.relay.repo.graph.Readings;
import dev.relay.repo.host.LocalHost;
import dev.relay.repo.publish.CodeHost;
import dev.relay.repo.publish.MergeTrain;
import dev.relay.repo.publish.Pace;
import dev.relay.repo.publish.Publisher;
import dev.relay.repo.publish.Remotes;
import dev.relay.repo.publish.Trains;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import dev.relay.repo.sync.CheckoutLanding;
import dev.relay.repo.sync.ConflictTrees;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.util.FileSystemUtils;

/** Tasks over real git and a real database; a crash is a second {@link #restart}. */
public final class TaskKit implements AutoCloseable {
  public static final Caller PERSON = new Caller.Person("owner", "s");
  public static final String RENAME =
      "rename the field userName to displayName in all repositories";

  public final Secrets secrets = Secrets.none();
  public final Repos repos;
  public final Repository api;
  public final Repository backend;
  public final Repository frontend;
  public final Books books;
  public final Workspaces workspaces;
  public final Path checkouts;
  private final Databases databases = TestPostgres.fresh();
  private final List<Agent> agents = new ArrayList<>();
  private final List<CodeHost> hosts = new ArrayList<>();
  private final Database database = databases.module("task");
  private final InstantSource clock;
  private volatile Identity author = new Identity("Ada", "ada@localhost");
  private Duration ahead = Duration.ZERO;
  private Pace pace = new Pace(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofDays(7));
  private TaskQueue queue;
  private TaskService service;
  private Approvals approvals;
  private Consent consent;
  private volatile String briefing = "";

  public TaskKit(Path dir, String verify, Agent... more) {
    clock = () -> Instant.now().plus(ahead);
    repos = new Repos(dir);
    checkouts = dir.resolve("checkouts");
    workspaces = new Workspaces(databases.module("repo"));
    books = Books.of(database, clock, secrets);
    api =
        tested(
            repos.remote("shared-api", Map.of("User.java", "record User(String userName) {}\n")),
            verify);
    backend =
        tested(
            repos.remote(
                "backend",
                Map.of("a.txt", "getUserName\n\n\n\n\n\n\nuser_name\n", "b.txt", "nothing\n")),
            verify);
    frontend =
        tested(
            repos.remote(
                "frontend", Map.of("user-name.ts", "let userName = 1;\n" + "// line\n".repeat(20))),
            verify);
    agents.add(new CodemodAgent(new Grep(repos.git()), new Contents(repos.git())));
    agents.addAll(List.of(more));
    workspaces.save(workspace());
    restart();
  }

  private static Repository tested(Repository r, String verify) {
    return new Repository(
        r.id(), r.url(), r.branch(), verify, List.of(), r.syncStrategy(), r.autoSync());
  }

  private Workspace workspace() {
    var needs = List.of(api.id());
    // Not in dependency order, so that the order is Relay's doing.
    return new Workspace(
        "shop",
        List.of(frontend, backend, api),
        Map.of(backend.id(), needs, frontend.id(), List.of(backend.id(), api.id())),
        List.of());
  }

  /** Somebody edits the workspace: shared-api is now a copy of its remote in another place. */
  public void pointElsewhere() {
    var here = Path.of(URI.create(api.url().value()));
    var there = here.resolveSibling("elsewhere.git");
    try {
      FileSystemUtils.copyRecursively(here, there);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var moved =
        new Repository(
            api.id(),
            new RemoteUrl("file://" + there),
            api.branch(),
            api.verify(),
            api.dependencies(),
            api.syncStrategy(),
            api.autoSync());
    var shop = workspace();
    workspaces.save(
        new Workspace(
            shop.name(), List.of(frontend, backend, moved), shop.declared(), shop.rules()));
  }

  /** Starts another process's worth of tasks on the same database. The old one is not told. */
  public void restart() {
    var git = repos.git();
    queue = new TaskQueue(database, "node");
    var audit = new Audit(database.client(), clock);
    consent = ApprovalKit.asking(database, books, queue, workspaces, repos, () -> author);
    var contents = new Contents(git);
    service =
        new TaskService(
            books,
            queue,
            consent,
            new Equipment(
                workspaces,
                repos.mirrors(),
                repos.trees(),
                new Diffs(git),
                new DependencyGraphs(
                    repos.mirrors(),
                    new Manifests(contents, List.of(), new Readings(databases.module("repo")))),
                publisher(git),
                new AgentChoice(agents, Optional.empty()),
                new Verification(
                    new Sandboxes(List.of(new ProcessSandbox())),
                    new Toolchain(System.getenv(), List.of()),
                    List.of(new NpmSiblings(), new MavenSiblings(Path.of("/nonexistent"))),
                    new Export(git)),
                CommitStyle.CONVENTIONAL,
                audit,
                new ConflictTrees(git, repos.trees(), checkouts),
                new CheckoutLanding(git, checkouts, databases.module("repo"), clock),
                (workspace, some, description, bases) -> briefing));
    approvals = ApprovalKit.approvals(database, books, queue, audit, clock);
    service.start();
  }

  private Publisher publisher(Git git) {
    var readings = new Readings(databases.module("repo"));
    var manifests = new Manifests(new Contents(git), List.of(), readings);
    var graphs = new DependencyGraphs(repos.mirrors(), manifests);
    var remotes = new Remotes(git, repos.mirrors());
    var all = new ArrayList<CodeHost>(hosts);
    all.add(new LocalHost(remotes));
    return new Publisher(
        git, graphs, trains(), new MergeTrain(all, remotes, trains(), pace, clock));
  }

  public Trains trains() {
    return new Trains(databases.module("repo"), clock);
  }

  /** What every agent that a model drives is told beforehand from now on. */
  public void briefing(String text) {
    briefing = text;
  }

  /** How often trains look, of hosts that come later. */
  public void pace(Pace other) {
    pace = other;
  }

  public TaskQueue queue() {
    return queue;
  }

  /** Asked before the one for remotes on this machine. */
  public void host(CodeHost host) {
    hosts.add(host);
    service.close();
    restart();
  }

  /** Somebody changes the git configuration. */
  public void commitAs(Identity other) {
    author = other;
  }

  public void later(Duration time) {
    ahead = ahead.plus(time);
  }

  /** As if it was answered in time, a day ago. */
  public void expire(Approval approval) {
    database
        .client()
        .sql("UPDATE approval SET expires_at = now() - interval '1 second' WHERE id = ?")
        .param(approval.id())
        .update();
  }

  public TaskService service() {
    return service;
  }

  public Tasks tasks() {
    return service.tasks();
  }

  public Consent consent() {
    return consent;
  }

  public Approvals approvals() {
    return approvals;
  }

  public Database database() {
    return database;
  }

  public Database repoDatabase() {
    return databases.module("repo");
  }

  public Task start(String sentence) {
    return tasks().start(new NewTask("", sentence, List.of(), null), PERSON);
  }

  public Task await(Task task, TaskState state) {
    return await(task, t -> t.state() == state);
  }

  public Task await(Task task, Predicate<Task> wanted) {
    return Await.until(() -> tasks().get(task.id(), PERSON), wanted);
  }

  /** The question about a task, once it is asked. */
  public Approval asked(Task task) {
    return Await.until(
            () ->
                approvals.list(PERSON, true).stream()
                    .filter(a -> a.task().equals(task.id()))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  public Approval approve(Approval approval) {
    return approvals.decide(approval.id(), Decision.APPROVE, approval.digest(), PERSON);
  }

  public List<TaskEvent> events(Task task) {
    return tasks().events(task.id(), 0, 1000, PERSON);
  }

  public <F extends TaskEvent.Fact> List<F> facts(Task task, Class<F> type) {
    return events(task).stream()
        .map(TaskEvent::fact)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  public static List<String> names(List<RepositoryId> ids) {
    return ids.stream().map(RepositoryId::name).toList();
  }

  @Override
  public void close() {
    service.close();
    databases.close();
  }
}
