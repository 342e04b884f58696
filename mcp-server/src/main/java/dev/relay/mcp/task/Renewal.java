package dev.relay.mcp.task;

import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.publish.Approved;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.RepositoryChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Brings what was approved, and has not landed, onto what its remotes have by now. */
final class Renewal {
  private static final Duration FETCH = Duration.ofMinutes(15);
  private final Books books;
  private final TaskQueue queue;
  private final Ground ground;
  private final Consent consent;
  private final Review review;

  Renewal(Books books, TaskQueue queue, Ground ground, Consent consent, Review review) {
    this.books = books;
    this.queue = queue;
    this.ground = ground;
    this.consent = consent;
    this.review = review;
  }

  /** Only what moved is brought together with what is new; the commit stays as it was approved. */
  boolean isGreenOn(Lease lease, Task task, Approved approved, Landing.Untested untested)
      throws InterruptedException {
    var id = untested.repository();
    var change =
        approved.changeSet().changes().stream().filter(c -> c.repository().equals(id)).findFirst();
    var merged = brought(ground.tree(task, id), change.orElseThrow(), untested.head());
    return review.test(lease, task, with(approved.changeSet(), merged)).isGreen();
  }

  /** The others are tested beside it as they were approved. */
  private ChangeSet with(ChangeSet changes, TaskTree merged) {
    var now = ground.changes().of(List.of(merged), changes.message()).changes();
    var others =
        changes.changes().stream().filter(c -> !c.repository().equals(merged.repository()));
    return new ChangeSet(Stream.concat(others, now.stream()).toList(), changes.message());
  }

  /** Ends with a question, or with nothing left to land. The task is running. */
  void ask(Lease lease, Task task, Approved approved) throws InterruptedException {
    var left = left(approved, task);
    var heads = fetch(approved);
    var trees = left.stream().map(change -> rebased(task, change, heads)).toList();
    var changes = ground.changes().of(trees, approved.changeSet().message());
    if (changes.isEmpty()) {
      books
          .journal()
          .fenced(lease, pen -> pen.become(TaskState.DONE, "All of it is there already."));
      return;
    }
    var fresh = fresh(approved.changeSet(), changes);
    if (consent.isOver(task)) {
      fresh.add("The approval you gave has expired.");
    }
    int number = review.show(lease, changes, fresh);
    var verdict = review.test(lease, task, changes).sentence();
    var asked =
        review.ask(
            lease, number, changes, verdict, fresh, () -> books.isSteeredSinceAsked(task.id()));
    if (!asked) {
      workAgain(lease);
    }
  }

  private void workAgain(Lease lease) {
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              pen.become(TaskState.QUEUED, "I begin again with what you said.");
              queue.enqueue(pen, books.in(Duration.ZERO));
            });
  }

  /** What did not land by this approval. */
  private List<RepositoryChange> left(Approved approved, Task task) {
    var there =
        books.landings().since(task.id(), approved.at()).stream()
            .map(Landing.Commit::repository)
            .toList();
    return approved.changeSet().changes().stream()
        .filter(change -> !there.contains(change.repository()))
        .toList();
  }

  /** Also what has landed: the rest is tested against it. */
  private Bases.Fetched fetch(Approved approved) throws InterruptedException {
    var all = approved.changeSet().changes().stream().map(RepositoryChange::repository).toList();
    return ground.bases().fetch(Planner.repositories(approved.workspace(), all), FETCH);
  }

  private TaskTree rebased(Task task, RepositoryChange change, Bases.Fetched heads) {
    var tree = ground.tree(task, change.repository());
    var head = heads.head(change.repository());
    return brought(tree, change, head);
  }

  /** From what was approved, and not from the files: an earlier try may have been killed here. */
  private TaskTree brought(TaskTree tree, RepositoryChange change, Sha head) {
    return ground.trees().rebase(tree, change.base(), change.tree(), head);
  }

  private static List<String> fresh(ChangeSet before, ChangeSet now) {
    var fresh = new ArrayList<String>();
    for (var change : now.changes()) {
      before.changes().stream()
          .filter(old -> old.repository().equals(change.repository()))
          .filter(old -> !old.base().equals(change.base()))
          .forEach(old -> fresh.add(fresh(old, change)));
    }
    return fresh;
  }

  private static String fresh(RepositoryChange old, RepositoryChange now) {
    var same = old.patchDigest().equals(now.patchDigest());
    return now.repository()
        + " has new commits underneath; the change itself is "
        + (same ? "the same." : "different.");
  }
}
