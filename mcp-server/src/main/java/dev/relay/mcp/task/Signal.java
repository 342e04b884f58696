package dev.relay.mcp.task;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes readers in this process after a commit. It carries nothing: they read the database. */
final class Signal {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition fired = lock.newCondition();
  private long count;

  void fire() {
    lock.lock();
    try {
      count++;
      fired.signalAll();
    } finally {
      lock.unlock();
    }
  }

  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when it fired after {@code seen} was counted, or when {@code most} is over. */
  void await(long seen, Duration most) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = most.toNanos();
      while (count == seen && left > 0) {
        left = fired.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
