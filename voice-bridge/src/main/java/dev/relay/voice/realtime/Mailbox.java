package dev.relay.voice.realtime;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs what is posted one after another, in order, on a virtual thread that lives only while there
 * is something to do.
 */
final class Mailbox implements Executor {
  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /** {@code letter} must not throw: whoever posts knows what its failure means. */
  @Override
  public void execute(Runnable letter) {
    posted.add(letter);
    if (waiting.getAndIncrement() == 0) {
      Thread.startVirtualThread(this::drain);
    }
  }

  private void drain() {
    do {
      var letter = posted.poll();
      if (letter != null) {
        letter.run();
      }
    } while (waiting.decrementAndGet() > 0);
  }
}
