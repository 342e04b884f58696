package dev.relay.repo.webhook;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works as long as there is work, and then sleeps until it is woken or some time has
 * passed: another Relay on the same database wakes nobody here.
 */
final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  private final String name;
  private final Signal signal;
  private final Duration nap;
  private final Step step;
  private final Thread thread;
  private volatile boolean closed;

  Loop(String name, Signal signal, Duration nap, Step step) {
    this.name = name;
    this.signal = signal;
    this.nap = nap;
    this.step = step;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** One piece of work; true when there may be more. */
  interface Step {
    boolean work() throws InterruptedException;
  }

  Loop start() {
    thread.start();
    return this;
  }

  private void run() {
    while (!closed) {
      try {
        var seen = signal.count();
        if (!attempt()) {
          signal.await(seen, nap);
        }
      } catch (InterruptedException _) {
        return; // closed
      }
    }
  }

  /** The edge of the thread: what goes wrong in one step must not end it. */
  private boolean attempt() throws InterruptedException {
    try {
      return step.work();
    } catch (RuntimeException e) {
      if (closed || Thread.interrupted()) {
        throw new InterruptedException();
      }
      LOG.warn("{} failed and goes on in {}", name, AFTER_FAILURE, e);
      signal.await(signal.count(), AFTER_FAILURE);
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
