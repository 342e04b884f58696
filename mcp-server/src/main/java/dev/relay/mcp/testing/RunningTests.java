package dev.relay.mcp.testing;

import dev.relay.mcp.testing.AskedTests.State;
import dev.relay.mcp.testing.AskedTests.Tested;
import dev.relay.mcp.verify.TestRun;
import dev.relay.mcp.verify.Verification.Listener;
import dev.relay.repo.workspace.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One run while it is under way: written by its thread, waited for by others. */
final class RunningTests implements Listener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final String id;
  private final String userId;
  private final Instant startedAt;
  private final List<Tested> tested = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private State state = State.RUNNING;
  private @Nullable String testing;
  private @Nullable String failure;
  private int total;
  private int number;

  RunningTests(String id, String userId, Instant startedAt) {
    this.id = id;
    this.userId = userId;
    this.startedAt = startedAt;
  }

  AskedTests seen() {
    lock.lock();
    try {
      return new AskedTests(id, userId, state, startedAt, testing, total, tested, notes, failure);
    } finally {
      lock.unlock();
    }
  }

  void begin(int repositories, List<String> said) {
    tell(() -> {
      total = repositories;
      notes.addAll(said);
    });
  }

  @Override
  public void started(Repository repository, String command) {
    tell(() -> testing = repository.id().name());
  }

  @Override
  public void finished(Repository repository, TestRun run) {
    tell(() -> {
      testing = null;
      var command = Objects.requireNonNull(repository.verify());
      tested.add(new Tested(repository.id().name(), command, run));
    });
  }

  @Override
  public void note(String sentence) {
    tell(() -> notes.add(sentence));
  }

  @Override
  public void refused(String sentence) {
    tell(() -> failure = sentence);
  }

  void fail(String sentence) {
    tell(() -> {
      failure = sentence;
      state = State.DONE;
    });
  }

  /** The first end counts. */
  void end(State how) {
    tell(() -> {
      state = state == State.RUNNING ? how : state;
      testing = null;
    });
  }

  /** Until there is more than was seen, or it has ended, or the time is over. */
  AskedTests await(int seen, Duration wait) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(wait.toMillis());
      while (left > 0 && state == State.RUNNING && number <= seen) {
        left = news.awaitNanos(left);
      }
      return seen();
    } finally {
      lock.unlock();
    }
  }

  int number() {
    lock.lock();
    try {
      return number;
    } finally {
      lock.unlock();
    }
  }

  private void tell(Runnable change) {
    lock.lock();
    try {
      change.run();
      number++;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
