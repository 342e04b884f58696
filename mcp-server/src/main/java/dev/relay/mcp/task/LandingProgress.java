package dev.relay.mcp.task;

import dev.relay.mcp.task.TaskEvent.Landed;
import dev.relay.mcp.task.TaskEvent.PullRequest;
import dev.relay.mcp.task.TaskJournal.Pen;
import dev.relay.repo.publish.Car;
import dev.relay.repo.publish.Landing;
import dev.relay.repo.publish.Progress;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.RepositoryId;
import java.util.Locale;
import java.util.Objects;

/** Tells of a landing under a lease, each thing once, however often the train says it. */
final class LandingProgress implements Progress {
  private final Books books;
  private final Lease lease;

  LandingProgress(Books books, Lease lease) {
    this.books = books;
    this.lease = lease;
  }

  @Override
  public void landed(Landing.Commit commit) {
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              if (books.landings().record(pen, commit)) {
                merging(pen);
                pen.tell(sentence(commit), fact(commit));
              }
            });
  }

  @Override
  public void proposed(Car car) {
    var fact = fact(car);
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              if (!books.landings().known(pen, fact)) {
                merging(pen);
                pen.tell(sentence(fact), fact);
              }
            });
  }

  private static void merging(Pen pen) {
    if (pen.state() == TaskState.PUBLISHING) {
      pen.become(TaskState.MERGING, "Landing.");
    }
  }

  private static String sentence(Landing.Commit commit) {
    return commit.merged()
        ? commit.repository() + " has landed."
        : commit.repository() + " is pushed; its host merges it.";
  }

  private static Landed fact(Landing.Commit commit) {
    return new Landed(
        commit.repository().name(),
        commit.sha().hex(),
        commit.branch(),
        commit.merged(),
        commit.link());
  }

  private static String sentence(PullRequest fact) {
    var what = "Pull request " + fact.number() + " of " + fact.repository();
    return fact.state().equals("draft")
        ? what + " is a draft until " + Words.and(fact.waitsFor()) + " has landed."
        : what + " is open.";
  }

  private static PullRequest fact(Car car) {
    return new PullRequest(
        car.repository().name(),
        Objects.requireNonNull(car.number()),
        Objects.requireNonNull(car.link()),
        car.state().name().toLowerCase(Locale.ROOT),
        car.waitsFor().stream().map(RepositoryId::name).toList());
  }
}
