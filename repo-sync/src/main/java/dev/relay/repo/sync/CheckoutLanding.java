package dev.relay.repo.sync;

import dev.relay.repo.git.Commits;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.publish.Approved;
import dev.relay.repo.publish.ApprovedBytes;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Brings a settled conflict, once it is approved, into the checkout it came from: a merge of both
 * sides, to which the checkout moves as safely as in any sync. It never pushes.
 */
public final class CheckoutLanding {
  private final Git git;
  private final SyncJournal journal;
  private final Places places;
  private final InstantSource clock;

  /**
   * @param checkouts the folder in which they lie, unless adopted
   * @param database of the module {@code repo}
   */
  public CheckoutLanding(Git git, Path checkouts, Database database, InstantSource clock) {
    this.git = git;
    this.journal = new PostgresSyncJournal(database);
    this.places = new Places(checkouts);
    this.clock = clock;
  }

  /**
   * Does nothing the second time.
   *
   * @param approved one change, in a tree of {@link ConflictTrees}
   * @param ref the full name of the branch that is moved
   */
  public Landing land(Approved approved, String ref) {
    var change = approved.changeSet().changes().getFirst();
    try {
      var commit = land(approved, change, ref);
      var branch = ref.replaceFirst("^refs/heads/", "");
      return new Landing.Landed(
          List.of(new Landing.Commit(change.repository(), commit, branch, true, null)));
    } catch (Refusal e) {
      return stopped(change.repository(), e.sentence());
    } catch (GitFailure e) {
      return stopped(change.repository(), e.sentence());
    }
  }

  private static Landing stopped(RepositoryId repository, String sentence) {
    return new Landing.Stopped(repository, sentence, List.of());
  }

  private Sha land(Approved approved, RepositoryChange change, String ref) {
    var tree = approved.trees().getFirst();
    ApprovedBytes.require(git, change, tree);
    var sides = List.of(parent(tree, change.base(), 1), parent(tree, change.base(), 2));
    var commit =
        new Commits(git)
            .join(
                tree.gitDir(),
                change.tree(),
                sides,
                approved.author(),
                approved.at(),
                approved.changeSet().message());
    move(approved, new Merged(change.repository(), tree, sides, commit), ref);
    return commit;
  }

  /** The commit to which a checkout is brought, and the two that it joins. */
  private record Merged(RepositoryId repository, TaskTree tree, List<Sha> sides, Sha commit) {}

  private void move(Approved approved, Merged merged, String ref) {
    var repository = approved.workspace().repository(merged.repository().name());
    var place = places.of(approved.workspace(), repository);
    var checkout = CheckoutDoor.open(merged.repository(), place);
    new Recovery(git, journal).recoverAt(place);
    if (Position.of(git, checkout).head().equals(Optional.of(merged.commit()))) {
      return;
    }
    var gitDir = merged.tree().gitDir();
    Parcel.carry(
        git,
        args -> GitCall.in(gitDir, args),
        checkout::git,
        merged.commit(),
        merged.sides().toArray(Sha[]::new));
    var ours = merged.sides().getFirst();
    var move = new Move(WholeSync.name(clock.instant()), ref, ref, ours, merged.commit());
    var step =
        new SyncJournal.Step(
            approved.workspace().name(),
            merged.repository(),
            place,
            move,
            SyncJournal.State.PLANNED);
    new Moving(git, journal).move(checkout, step, () -> {});
  }

  private Sha parent(TaskTree tree, Sha merge, int number) {
    return git.run(GitCall.in(tree.gitDir(), "rev-parse", "--verify", merge.hex() + "^" + number))
        .sha();
  }
}
