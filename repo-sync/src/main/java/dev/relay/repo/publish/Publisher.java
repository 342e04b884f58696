package dev.relay.repo.publish;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Refs;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.graph.DependencyGraph;
import dev.relay.repo.graph.DependencyGraphs;
import dev.relay.repo.workspace.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lands what a person approved, and nothing else. */
public final class Publisher {
  /** In a tree's git directory: keeps the commit until it is pushed. */
  private static final String PROPOSED = "refs/relay/proposed";

  private final Git git;
  private final DependencyGraphs graphs;
  private final Trains trains;
  private final MergeTrain train;
  private final Refs refs;
  private final Signing signing;

  public Publisher(Git git, DependencyGraphs graphs, Trains trains, MergeTrain train) {
    this.git = git;
    this.graphs = graphs;
    this.trains = trains;
    this.train = train;
    this.refs = new Refs(git);
    this.signing = new Signing(git);
  }

  /**
   * Commits, pushes and merges in the order of the change set, as far as it gets now. Publishing
   * the same approval again goes on where it stopped.
   *
   * @param epoch the newest of all who publish for this task; one with an older one gets {@link
   *     Superseded} before it can cause anything more
   */
  public Landing publish(Approved approved, long epoch, Progress progress) {
    var proposals = new ArrayList<Proposal>();
    for (int i = 0; i < approved.changeSet().changes().size(); i++) {
      var change = approved.changeSet().changes().get(i);
      try {
        proposals.add(proposal(approved, change, approved.trees().get(i)));
      } catch (GitFailure e) {
        return new Landing.Stopped(change.repository(), e.sentence(), List.of());
      }
    }
    var cars = cars(graphs.of(approved.workspace()), proposals);
    var driven = trains.drive(approved.taskId(), approved.digest(), epoch, cars);
    return train.run(approved, driven, proposals, progress);
  }

  /**
   * The merge of this repository's change with {@code head} was tested, and the tests are green.
   */
  public void tested(Approved approved, RepositoryId repository, Sha head) {
    trains.tested(approved.taskId(), repository, head);
  }

  /** The cars of a task that have a pull request, in the order in which they merge. */
  public List<Car> pullRequests(String taskId) {
    return trains.cars(taskId).stream().filter(car -> car.number() != null).toList();
  }

  /** Whoever publishes for this task with an older epoch causes nothing more. */
  public void halt(String taskId, long epoch) {
    trains.halt(taskId, epoch);
  }

  /** Each waits for those before it that it depends on, or that depend on it when taken back. */
  private static List<Car> cars(DependencyGraph graph, List<Proposal> proposals) {
    var cars = new ArrayList<Car>();
    for (var proposal : proposals) {
      var id = Journey.id(proposal);
      var before =
          cars.stream()
              .map(Car::repository)
              .filter(other -> graph.impact(other).contains(id) || graph.impact(id).contains(other))
              .toList();
      cars.add(Car.planned(id, proposal.commit(), before));
    }
    return cars;
  }

  private Proposal proposal(Approved approved, RepositoryChange change, TaskTree tree) {
    ApprovedBytes.require(git, change, tree);
    return new Proposal(
        approved.workspace().repository(change.repository().name()),
        tree.gitDir(),
        change.base(),
        commit(approved, change, tree),
        "relay/" + approved.taskId(),
        approved.changeSet().message());
  }

  /** The one made by an earlier run where it is still there, because a signature differs. */
  private Sha commit(Approved approved, RepositoryChange change, TaskTree tree) {
    return trains
        .commits()
        .kept(approved.taskId(), change.repository(), approved.digest())
        .filter(sha -> isThere(tree, sha))
        .orElseGet(() -> {
          var made = signing.commit(draft(approved, change, tree));
          refs.set(tree.gitDir(), PROPOSED, made);
          trains.commits().keep(approved.taskId(), change.repository(), approved.digest(), made);
          return made;
        });
  }

  private static Signing.Draft draft(Approved approved, RepositoryChange change, TaskTree tree) {
    return new Signing.Draft(
        tree.gitDir(),
        change.repository().name(),
        change.tree(),
        List.of(change.base()),
        approved.author(),
        approved.at(),
        approved.changeSet().message());
  }

  private boolean isThere(TaskTree tree, Sha sha) {
    return refs.commit(tree.gitDir(), sha.hex()).equals(Optional.of(sha));
  }
}
