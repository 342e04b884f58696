package dev.relay.mcp.task;

import dev.relay.repo.git.TaskTree;
import dev.relay.repo.publish.Approved;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.Publisher;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.publish.Superseded;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lands what was approved; when a remote moved, brings the change onto it and asks again. */
final class Lander {
  private static final Duration FETCH = Duration.ofMinutes(15);
  private static final Duration CATCH_UP = Duration.ofSeconds(5);
  private final Books books;
  private final TaskQueue queue;
  private final Ground ground;
  private final Consent consent;
  private final Publisher publisher;
  private final Review review;

  Lander(
      Books books,
      TaskQueue queue,
      Ground ground,
      Consent consent,
      Publisher publisher,
      Review review) {
    this.books = books;
    this.queue = queue;
    this.ground = ground;
    this.consent = consent;
    this.publisher = publisher;
    this.review = review;
  }

  void run(Lease lease, Task task) throws InterruptedException {
    var approved = consent.given(task);
    // Whoever lost the lease must not push; what follows is idempotent against a race all the same.
    books.journal().fenced(lease, _ -> {});
    switch (published(lease, approved)) {
      case Landing.Landed landed -> {
        catchUp(approved);
        finish(lease, TaskState.DONE, done(task, landed.commits()));
      }
      case Landing.Stopped stopped ->
          finish(lease, TaskState.FAILED, stopped(stopped.sentence(), stopped.commits()));
      case Landing.Moved moved -> again(lease, task, approved, moved.repository());
      case Landing.Untested untested -> testAgain(lease, task, approved, untested);
      case Landing.Untapped untapped -> askForTap(lease, approved, untapped);
      case Landing.Waiting waiting -> wait(lease, waiting);
    }
  }

  private Landing published(Lease lease, Approved approved) {
    try {
      return publisher.publish(approved, lease.epoch(), new LandingProgress(books, lease));
    } catch (Superseded e) {
      throw new LeaseLost(lease);
    }
  }

  /** The same bytes, so that the same commits go on. */
  private void askForTap(Lease lease, Approved approved, Landing.Untapped untapped) {
    var why =
        untapped.repository()
            + "'s host protects the branch, so merging there takes your tap on Relay's page.";
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              int number = books.changeSets().save(pen, approved.changeSet());
              var fresh = List.of(why);
              consent.ask(pen, new Consent.Question(number, approved.changeSet(), why, fresh));
            });
  }

  /** No thread waits: the queue looks again. */
  private void wait(Lease lease, Landing.Waiting waiting) {
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              if (pen.state() == TaskState.PUBLISHING) {
                pen.become(TaskState.MERGING, waiting.sentence());
              } else if (!pen.task().summary().equals(waiting.sentence())) {
                pen.tell(waiting.sentence(), new TaskEvent.Noted());
                pen.summarize(waiting.sentence());
              }
              queue.enqueue(pen, waiting.until());
            });
  }

  /** So that a search right after the landing finds it; what can't be fetched now comes later. */
  private void catchUp(Approved approved) throws InterruptedException {
    var changed =
        approved.changeSet().changes().stream().map(RepositoryChange::repository).toList();
    ground.bases().fetch(Planner.repositories(approved.workspace(), changed), CATCH_UP);
  }

  private void finish(Lease lease, TaskState state, String sentence) {
    books.journal().fenced(lease, pen -> pen.become(state, sentence));
  }

  private static String done(Task task, List<Landing.Commit> commits) {
    var names = commits.stream().map(c -> c.repository().name()).toList();
    var did = task.undoes() == null ? "Landed in " : "Taken back in ";
    return did
        + (names.size() == 1
            ? names.getFirst()
            : Words.count(names.size(), "repository", "repositories") + ": " + Words.and(names))
        + ".";
  }

  private static String stopped(String sentence, List<Landing.Commit> commits) {
    var there =
        commits.isEmpty()
            ? "Nothing has landed."
            : Words.and(commits.stream().map(c -> c.repository().name()).toList())
                + (commits.size() == 1 ? " has landed." : " have landed.");
    var back = commits.isEmpty() ? "." : ", or undo to take back what has landed.";
    return sentence + " " + there + " Say publish again to go on" + back;
  }

  /** Only what moved is brought together with what is new; the commit stays as it was approved. */
  private void testAgain(Lease lease, Task task, Approved approved, Landing.Untested untested)
      throws InterruptedException {
    var id = untested.repository();
    var what = id + " has new commits in other files; I test the change again on top of them.";
    books.journal().tell(lease, what, new TaskEvent.Noted());
    var tree = ground.tree(task, id);
    if (!tree.base().equals(untested.head())) {
      ground.trees().rebase(tree, untested.head());
    }
    if (!review.test(lease, task, only(approved.changeSet(), id)).isGreen()) {
      again(lease, task, approved, id);
      return;
    }
    publisher.tested(approved, id, untested.head());
    books.journal().fenced(lease, pen -> queue.enqueue(pen, books.in(Duration.ZERO)));
  }

  private static ChangeSet only(ChangeSet changes, RepositoryId id) {
    return new ChangeSet(
        changes.changes().stream().filter(c -> c.repository().equals(id)).toList(),
        changes.message());
  }

  private void again(Lease lease, Task task, Approved approved, RepositoryId moved)
      throws InterruptedException {
    var what = moved + " has moved since you looked; I bring the change onto it and ask you again.";
    books.journal().fenced(lease, pen -> pen.become(TaskState.RUNNING, what));
    var left = left(approved.changeSet(), books.landings().of(task.id()));
    var heads = fetch(approved, left);
    var trees = left.stream().map(id -> rebased(task, id, heads)).toList();
    var changes = ground.changes().of(trees, approved.changeSet().message());
    if (changes.isEmpty()) {
      finish(lease, TaskState.DONE, "All of it is there already.");
      return;
    }
    var fresh = fresh(approved.changeSet(), changes);
    int number = review.show(lease, changes, fresh);
    review.ask(lease, number, changes, review.test(lease, task, changes).sentence(), fresh);
  }

  private static List<RepositoryId> left(ChangeSet changes, List<Landing.Commit> landed) {
    var there = landed.stream().map(Landing.Commit::repository).toList();
    return changes.changes().stream()
        .map(RepositoryChange::repository)
        .filter(id -> !there.contains(id))
        .toList();
  }

  private Bases.Fetched fetch(Approved approved, List<RepositoryId> left)
      throws InterruptedException {
    return ground.bases().fetch(Planner.repositories(approved.workspace(), left), FETCH);
  }

  private TaskTree rebased(Task task, RepositoryId id, Bases.Fetched heads) {
    var tree = ground.tree(task, id);
    var head = heads.head(id);
    return head.equals(tree.base()) ? tree : ground.trees().rebase(tree, head);
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
