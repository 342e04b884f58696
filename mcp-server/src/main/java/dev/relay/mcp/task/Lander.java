package dev.relay.mcp.task;

import dev.relay.repo.publish.Approved;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Duration;
import java.util.List;

/** Lands what was approved, and has it asked again when it can no longer land as it was. */
final class Lander {
  private static final Duration CATCH_UP = Duration.ofSeconds(5);
  private final Books books;
  private final TaskQueue queue;
  private final Ground ground;
  private final Consent consent;
  private final Way way;
  private final Renewal renewal;

  Lander(Books books, TaskQueue queue, Ground ground, Consent consent, Way way, Renewal renewal) {
    this.books = books;
    this.queue = queue;
    this.ground = ground;
    this.consent = consent;
    this.way = way;
    this.renewal = renewal;
  }

  void run(Lease lease, Task task) throws InterruptedException {
    var approved = consent.given(task);
    // Whoever lost the lease must not push; what follows is idempotent against a race all the same.
    books.journal().fenced(lease, _ -> {});
    if (task.state() != TaskState.PUBLISHING && task.state() != TaskState.MERGING) {
      renewal.ask(lease, task, approved); // it was ended while it did just that
      return;
    }
    // As it begins, and as it goes on after a stop; a train under way is not held up.
    if (task.state() == TaskState.PUBLISHING && consent.isOver(task)) {
      var why = "What you approved has expired meanwhile, so I ask you again.";
      if (way.isToCheckout(task)) {
        askAgain(lease, approved, why);
      } else {
        again(lease, task, approved, why);
      }
      return;
    }
    switch (way.land(lease, task, approved)) {
      case Landing.Landed landed -> {
        catchUp(approved);
        finish(lease, TaskState.DONE, done(task, landed.commits()));
      }
      case Landing.Stopped stopped ->
          finish(lease, TaskState.FAILED, stopped(stopped.sentence(), stopped.commits()));
      case Landing.Moved moved -> again(lease, task, approved, moved(moved.repository()));
      case Landing.Untested untested -> testAgain(lease, task, approved, untested);
      case Landing.Untapped untapped -> askAgain(lease, approved, untapped(untapped.repository()));
      case Landing.Waiting waiting -> wait(lease, waiting);
    }
  }

  /** The same bytes, so that the same commits go on. */
  private void askAgain(Lease lease, Approved approved, String why) {
    var changes = approved.changeSet();
    var warnings = consent.look(books.task(lease.task()), changes);
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              int number = books.changeSets().save(pen, changes);
              consent.ask(pen, new Consent.Question(number, changes, why, List.of(why), warnings));
            });
  }

  private static String untapped(RepositoryId id) {
    return id + "'s host protects the branch, so merging there takes your tap on Relay's page.";
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

  private String done(Task task, List<Landing.Commit> commits) {
    if (way.isToCheckout(task)) {
      return "The merge is on "
          + commits.getFirst().branch()
          + " in your checkout of "
          + commits.getFirst().repository()
          + "; undo the sync to go back.";
    }
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

  private void testAgain(Lease lease, Task task, Approved approved, Landing.Untested untested)
      throws InterruptedException {
    var id = untested.repository();
    var what = id + " has new commits in other files; I test the change again on top of them.";
    books.journal().tell(lease, what, new TaskEvent.Noted());
    if (!renewal.isGreenOn(lease, task, approved, untested)) {
      again(lease, task, approved, moved(id));
      return;
    }
    way.tested(approved, id, untested.head());
    books.journal().fenced(lease, pen -> queue.enqueue(pen, books.in(Duration.ZERO)));
  }

  private static String moved(RepositoryId id) {
    return id + " has moved since you looked; I bring the change onto it and ask you again.";
  }

  private void again(Lease lease, Task task, Approved approved, String why)
      throws InterruptedException {
    books.journal().fenced(lease, pen -> pen.become(TaskState.RUNNING, why));
    renewal.ask(lease, task, approved);
  }
}
