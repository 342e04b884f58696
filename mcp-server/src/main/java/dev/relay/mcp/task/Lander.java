package dev.relay.mcp.task;

import dev.relay.mcp.speech.Words;
import dev.relay.mcp.task.TaskEvent.Landed;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.publish.Approved;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.Publisher;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lands what was approved; when a remote moved, brings the change onto it and asks again. */
final class Lander {
  private static final Duration FETCH = Duration.ofMinutes(15);
  private static final Duration CATCH_UP = Duration.ofSeconds(5);
  private final Books books;
  private final Ground ground;
  private final Consent consent;
  private final Publisher publisher;
  private final Review review;

  Lander(Books books, Ground ground, Consent consent, Publisher publisher, Review review) {
    this.books = books;
    this.ground = ground;
    this.consent = consent;
    this.publisher = publisher;
    this.review = review;
  }

  void run(Lease lease, Task task) throws InterruptedException {
    var approved = consent.given(task);
    // Whoever lost the lease must not push; what follows is idempotent against a race all the same.
    books.journal().fenced(lease, _ -> {});
    switch (publisher.publish(approved, commit -> landed(lease, commit))) {
      case Landing.Landed landed -> {
        catchUp(approved);
        finish(lease, TaskState.DONE, done(task, landed.commits()));
      }
      case Landing.Stopped stopped ->
          finish(lease, TaskState.FAILED, stopped(stopped.sentence(), stopped.commits()));
      case Landing.Moved moved -> again(lease, task, approved, moved);
    }
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

  private void landed(Lease lease, Landing.Commit commit) {
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              if (!books.landings().record(pen, commit)) {
                return;
              }
              if (pen.state() == TaskState.PUBLISHING) {
                pen.become(TaskState.MERGING, "Landing.");
              }
              pen.tell(sentence(commit), fact(commit));
            });
  }

  private static String sentence(Landing.Commit commit) {
    return commit.merged()
        ? commit.repository() + " has landed."
        : commit.repository() + " is pushed; its host merges it.";
  }

  private static Landed fact(Landing.Commit commit) {
    return new Landed(
        commit.repository().name(), commit.sha().hex(), commit.branch(), commit.merged());
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
    return sentence + " " + there + " Say publish again to go on.";
  }

  private void again(Lease lease, Task task, Approved approved, Landing.Moved moved)
      throws InterruptedException {
    var what =
        moved.repository()
            + " has moved since you looked; I bring the change onto it and ask you again.";
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
    review.ask(lease, number, changes, review.test(lease, task, changes), fresh);
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
