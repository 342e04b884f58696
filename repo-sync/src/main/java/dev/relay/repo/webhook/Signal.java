package dev.relay.repo.webhook;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes everybody who waits. Who looked before the last ring does not wait at all. */
public final class Signal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private long count;

  /** To be taken before looking, and given to {@link #await}. */
  public long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  public void ring() {
    lock.lock();
    try {
      count++;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when it was rung after {@code seen} was taken, or after the time given. */
  public void await(long seen, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      var left = longest.toNanos();
      while (count == seen && left > 0) {
        left = rung.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
