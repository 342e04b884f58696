package dev.relay.mcp.sync;

import dev.relay.repo.sync.SyncEvent;
import dev.relay.repo.sync.SyncListener;
import dev.relay.repo.workspace.RepositoryId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** How far a run has come; told from several threads at once, and waited for by others. */
final class SyncProgress implements SyncListener {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private final Map<String, SyncStep> steps = new LinkedHashMap<>();
  private int number;
  private boolean isEnded;

  SyncProgress(Collection<String> repositories) {
    repositories.forEach(name -> steps.put(name, SyncStep.at(name, "waiting")));
  }

  /**
   * @param number of the news there were; it only grows
   */
  record Seen(int number, List<SyncStep> steps) {
    static final Seen NOTHING = new Seen(0, List.of());
  }

  @Override
  public void on(SyncEvent event) {
    switch (event) {
      case SyncEvent.Started _, SyncEvent.Ended _ -> {}
      case SyncEvent.Fetching e -> put(e.repository(), "fetching");
      case SyncEvent.Fetched e -> put(e.repository(), "fetched");
      case SyncEvent.Applying e -> put(e.repository(), "moving");
      case SyncEvent.Retrying e ->
          put(new SyncStep(e.repository().name(), "retrying", null, e.reason()));
      case SyncEvent.Finished e -> {
        var outcome = SyncOutcome.of(e.result());
        put(new SyncStep(outcome.repository(), "done", outcome.result(), null));
      }
      case SyncEvent.Tested e -> tested(e);
    }
  }

  private void tested(SyncEvent.Tested event) {
    var name = event.outcome().repository().name();
    var before = seen().steps().stream().filter(step -> step.repository().equals(name)).findFirst();
    var result = before.map(SyncStep::result).orElse(null);
    put(new SyncStep(name, "done", result, event.outcome().sentence()));
  }

  private void put(RepositoryId repository, String phase) {
    put(SyncStep.at(repository.name(), phase));
  }

  private void put(SyncStep step) {
    lock.lock();
    try {
      steps.put(step.repository(), step);
      number++;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      isEnded = true;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Seen seen() {
    lock.lock();
    try {
      return new Seen(number, List.copyOf(steps.values()));
    } finally {
      lock.unlock();
    }
  }

  /** Until it has ended, or the time is over. */
  void awaitEnd(Duration wait) throws InterruptedException {
    await(wait, () -> isEnded);
  }

  /** The same, but only until there is more news than that number. */
  void awaitNews(int seen, Duration wait) throws InterruptedException {
    await(wait, () -> isEnded || number > seen);
  }

  private void await(Duration wait, BooleanSupplier enough) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(wait.toMillis());
      while (left > 0 && !enough.getAsBoolean()) {
        left = news.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
