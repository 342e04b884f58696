package dev.relay.repo.publish;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Identity;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.graph.Manifests;
import dev.relay.repo.graph.Readings;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Publishes approved changes of real repositories; a crash is another {@link #publish}. */
public final class Shipyard implements AutoCloseable, Progress {
  public static final String MESSAGE = "Rename userName\n\nSo that it is true.\n\nRelay-Task: t1";
  private final Databases databases = TestPostgres.fresh();
  private final Repos repos;
  private final List<CodeHost> hosts;
  private final Git git;
  private final List<Landing.Commit> landed = new ArrayList<>();
  private final List<Car> proposed = new ArrayList<>();
  private Map<RepositoryId, List<RepositoryId>> needs = Map.of();
  private Duration ahead = Duration.ZERO;
  private boolean tapped = true;
  private long epoch;

  public Shipyard(Repos repos, List<CodeHost> hosts) {
    this(repos, hosts, repos.git());
  }

  public Shipyard(Repos repos, List<CodeHost> hosts, Git git) {
    this.repos = repos;
    this.hosts = hosts;
    this.git = git;
  }

  public Shipyard needs(Map<RepositoryId, List<RepositoryId>> graph) {
    needs = graph;
    return this;
  }

  /** From now on people approve by other ways than a tap. */
  public void spoken() {
    tapped = false;
  }

  public void later(Duration time) {
    ahead = ahead.plus(time);
  }

  /** All that was told of in the last run, in order. */
  public List<Landing.Commit> landed() {
    return List.copyOf(landed);
  }

  public List<Car> proposed() {
    return List.copyOf(proposed);
  }

  public Trains trains() {
    return new Trains(databases.module("repo"), clock());
  }

  public Publisher publisher() {
    var remotes = new Remotes(git, repos.mirrors());
    var readings = new Readings(databases.module("repo"));
    var manifests = new Manifests(new Contents(git), List.of(), readings);
    var graphs = new DependencyGraphs(repos.mirrors(), manifests);
    var pace = new Pace(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofDays(7));
    var train = new MergeTrain(hosts, remotes, trains(), pace, clock());
    return new Publisher(git, graphs, trains(), train);
  }

  public Landing publish(Approved approved) {
    return publish(approved, this);
  }

  public Landing publish(Approved approved, Progress progress) {
    landed.clear();
    proposed.clear();
    return publisher().publish(approved, ++epoch, progress);
  }

  /** One file of that name and text changed in each. */
  public Approved approve(String file, String text, Repository... repositories) {
    var trees = new ArrayList<TaskTree>();
    for (var repository : repositories) {
      var tree = repos.tree("t1", repository);
      Repos.write(tree.path().resolve(file), text);
      trees.add(tree);
    }
    return approved(trees, repositories);
  }

  public Approved approved(List<TaskTree> trees, Repository... repositories) {
    var changes = new Changes(repos.trees(), new Diffs(git)).of(trees, MESSAGE);
    return approved(changes, trees, repositories);
  }

  public Approved approved(ChangeSet changes, List<TaskTree> trees, Repository... repositories) {
    return new Approved(
        new Workspace("test", List.of(repositories), needs, List.of()),
        "t1",
        changes.digest(),
        changes,
        trees,
        new Identity("Jörg", "joerg@example.com"),
        "owner",
        tapped,
        Instant.parse("2026-11-20T10:00:00Z"));
  }

  @Override
  public void landed(Landing.Commit commit) {
    landed.add(commit);
  }

  @Override
  public void proposed(Car car) {
    proposed.add(car);
  }

  private InstantSource clock() {
    return () -> Instant.parse("2026-11-20T10:00:00Z").plus(ahead);
  }

  @Override
  public void close() {
    databases.close();
  }
}
