package dev.relay.mcp.task;

import dev.relay.mcp.agent.NoAgent;
import dev.relay.mcp.task.TaskEvent.Noted;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.UnknownName;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it that a task goes on from where it is, whatever happened to the one that ran it. */
final class TaskRunner implements TaskQueue.Worker {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);
  private static final Duration RETRY = Duration.ofSeconds(60);
  private final Books books;
  private final TaskQueue queue;
  private final Consent consent;
  private final Work work;
  private final Lander lander;
  private final Running running;

  TaskRunner(
      Books books, TaskQueue queue, Consent consent, Work work, Lander lander, Running running) {
    this.books = books;
    this.queue = queue;
    this.consent = consent;
    this.work = work;
    this.lander = lander;
    this.running = running;
  }

  @Override
  public void ensureRunning(TaskId id, long wake) {
    running.begin(id);
    try {
      begin(id, wake).ifPresent(this::go);
    } finally {
      running.end(id);
    }
  }

  /** A lease and the task, when there is something to do and no newer job that does it. */
  private Optional<Turn> begin(TaskId id, long wake) {
    return books
        .journal()
        .locked(
            id,
            pen -> {
              if (pen.wake() != wake || pen.state().isFinal()) {
                return Optional.empty();
              }
              if (pen.state() == TaskState.AWAITING_APPROVAL) {
                consent.expire(pen);
                return Optional.empty();
              }
              return pen.state() == TaskState.AWAITING_PERSON
                  ? Optional.empty()
                  : Optional.of(turn(pen));
            });
  }

  private record Turn(Lease lease, Task task, boolean landing) {}

  private Turn turn(TaskJournal.Pen pen) {
    switch (pen.state()) {
      case BLOCKED -> {
        pen.become(TaskState.QUEUED, "Trying again.");
        pen.become(TaskState.RUNNING, "Working on it.");
      }
      case QUEUED -> pen.become(TaskState.RUNNING, "Working on it.");
      case RUNNING -> pen.tell("Relay was restarted; this goes on.", new Noted());
      case AWAITING_PERSON,
          AWAITING_APPROVAL,
          PUBLISHING,
          MERGING,
          DONE,
          REJECTED,
          FAILED,
          CANCELLED -> {}
    }
    return new Turn(pen.lease(), pen.task(), isLanding(pen));
  }

  /** Also while what was approved is brought onto a remote that moved, unless more was said. */
  private boolean isLanding(TaskJournal.Pen pen) {
    return switch (pen.state()) {
      case PUBLISHING, MERGING -> true;
      case RUNNING -> consent.isGiven(pen.task()) && !books.isSteeredSinceAsked(pen.task().id());
      case QUEUED, BLOCKED, AWAITING_PERSON, AWAITING_APPROVAL, DONE, REJECTED, FAILED, CANCELLED ->
          false;
    };
  }

  private void go(Turn turn) {
    try {
      if (turn.landing()) {
        lander.run(turn.lease(), turn.task());
      } else {
        work.run(turn.lease(), turn.task());
      }
    } catch (LeaseLost e) {
      LOG.debug("{}", e.getMessage());
    } catch (InterruptedException e) {
      stopped(turn, new IllegalStateException("stopped", e));
    } catch (RuntimeException e) {
      stopped(turn, e);
    } catch (Error e) { // the queue would begin it again, and so would the agent, forever
      stopped(turn, new IllegalStateException("an error ended it", e));
    }
  }

  /** The one place where anything that can go wrong in a job ends. */
  private void stopped(Turn turn, RuntimeException why) {
    // The connection pool refuses interrupted threads, and this must be written.
    Thread.interrupted();
    if (running.closing()) {
      throw why;
    }
    try {
      books.journal().fenced(turn.lease(), pen -> end(pen, turn, why));
    } catch (LeaseLost e) {
      LOG.debug("{}", e.getMessage());
    }
  }

  private void end(TaskJournal.Pen pen, Turn turn, RuntimeException why) {
    if (why instanceof Work.Blocked && pen.state() == TaskState.RUNNING) {
      pen.become(TaskState.BLOCKED, why.getMessage() + " I try again in a minute.");
      queue.enqueue(pen, books.in(RETRY));
      return;
    }
    books.processes().close(pen);
    pen.become(TaskState.FAILED, sentence(turn.task(), why));
  }

  private static String sentence(Task task, RuntimeException why) {
    return switch (why) {
      case GitFailure e -> String.valueOf(e.getMessage());
      case TaskRefused e -> String.valueOf(e.getMessage());
      case UnknownName e -> String.valueOf(e.getMessage());
      case NoAgent e -> String.valueOf(e.getMessage());
      case Work.AgentFailed e -> String.valueOf(e.getMessage());
      case Work.Blocked e -> String.valueOf(e.getMessage());
      default -> unexpected(task, why);
    };
  }

  private static String unexpected(Task task, RuntimeException why) {
    var number = String.format(Locale.ROOT, "%06d", ThreadLocalRandom.current().nextInt(1_000_000));
    LOG.error("{}: task {} failed", number, task.id(), why);
    return "Something went wrong inside Relay: try again, and if it stays, look for "
        + number
        + " in its log.";
  }
}
