package dev.relay.mcp.task;

import dev.relay.mcp.task.TaskJournal.Pen;
import dev.relay.mcp.task.TaskRefused.Kind;
import dev.relay.repo.publish.Publisher;
import java.time.Duration;

/** What people may do to a task under way: stop it, turn it, push it on. */
final class Stopping {
  private final Books books;
  private final TaskQueue queue;
  private final Consent consent;
  private final Publisher publisher;
  private final Running running;

  Stopping(Books books, TaskQueue queue, Consent consent, Publisher publisher, Running running) {
    this.books = books;
    this.queue = queue;
    this.consent = consent;
    this.publisher = publisher;
    this.running = running;
  }

  void cancel(TaskId id, Runnable audit) {
    books
        .journal()
        .locked(
            id,
            pen -> {
              cancel(pen);
              audit.run();
              return id;
            });
    running.stop(id);
  }

  private void cancel(Pen pen) {
    switch (pen.state()) {
      case PUBLISHING, MERGING -> halt(pen);
      case DONE, REJECTED, FAILED, CANCELLED ->
          throw new TaskRefused(
              Kind.WRONG_STATE, "It is over already: it is " + Brief.state(pen.state()) + ".");
      case QUEUED, BLOCKED, RUNNING, AWAITING_PERSON, AWAITING_APPROVAL -> {
        consent.withdraw(pen);
        var landed = books.landings().of(pen.task().id());
        pen.become(
            TaskState.CANCELLED,
            landed.isEmpty()
                ? "Stopped; nothing was landed."
                : "Stopped; what has landed already stays.");
        pen.fence();
      }
    }
  }

  /** What waits on a host can be stopped; what is landing on this machine is there in a moment. */
  private void halt(Pen pen) {
    var id = pen.task().id();
    if (publisher.pullRequests(id.value()).isEmpty()) {
      throw new TaskRefused(
          Kind.WRONG_STATE, "It is landing right now; say undo when it has landed.");
    }
    var landed = !books.landings().of(id).isEmpty();
    pen.become(
        TaskState.FAILED,
        "Stopped; what is open on the host stays open. Say publish again to go on"
            + (landed ? ", or undo to take back what has landed." : "."));
    pen.fence();
    publisher.halt(id.value(), pen.lease().epoch());
  }

  /** After the words were written down: lets the task notice them, where it would not. */
  void steered(Pen pen) {
    switch (pen.state()) {
      case QUEUED, RUNNING -> {}
      case AWAITING_PERSON -> {
        pen.become(TaskState.RUNNING, "I go on with what you said.");
        queue.enqueue(pen, books.in(Duration.ZERO));
      }
      case BLOCKED -> queue.enqueue(pen, books.in(Duration.ZERO));
      case AWAITING_APPROVAL -> {
        consent.withdraw(pen);
        pen.become(TaskState.RUNNING, "I work that in, and ask you again.");
        queue.enqueue(pen, books.in(Duration.ZERO));
      }
      case PUBLISHING, MERGING, DONE, REJECTED, FAILED, CANCELLED ->
          throw new TaskRefused(
              Kind.WRONG_STATE,
              "It is " + Brief.state(pen.state()) + ", so it cannot be changed: start a new task.");
    }
  }

  void resume(TaskId id, Runnable audit) {
    books
        .journal()
        .locked(
            id,
            pen -> {
              if (pen.state() != TaskState.FAILED || !consent.isGiven(pen.task())) {
                throw new TaskRefused(
                    Kind.WRONG_STATE, "It has no landing that stopped half-way: start it again.");
              }
              audit.run();
              pen.become(TaskState.PUBLISHING, "Going on with the landing.");
              queue.enqueue(pen, books.in(Duration.ZERO));
              return id;
            });
  }
}
