package dev.relay.repo.webhook;

import dev.relay.repo.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Stores deliveries, however many wait, in one transaction at a time. Whoever waits is told after
 * the commit, so that what was acknowledged is there after any crash.
 */
public final class DeliveryInbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryInbox.class);
  private static final int WAITING = 20_000;
  private static final int AT_ONCE = 500;
  private static final long BYTES_AT_ONCE = 16L << 20;

  private final Deliveries deliveries;
  private final Runnable afterStoring;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
  private final Thread writer;
  private volatile boolean closed;

  /**
   * @param database of the module {@code repo}
   * @param afterStoring called after every commit
   */
  public DeliveryInbox(Database database, Runnable afterStoring) {
    this.deliveries = new Deliveries(database);
    this.afterStoring = afterStoring;
    this.writer = Thread.ofVirtual().name("webhook-inbox").start(this::write);
  }

  private record Waiting(Delivery delivery, CompletableFuture<Delivery> stored) {}

  /** Completes once it is committed, or with {@link Refused} when that cannot be. Never blocks. */
  public CompletionStage<Delivery> put(Delivery delivery) {
    var waiting = new Waiting(delivery, new CompletableFuture<>());
    if (closed || !queue.offer(waiting) || (closed && queue.remove(waiting))) {
      return CompletableFuture.failedFuture(busy());
    }
    return waiting.stored();
  }

  private void write() {
    while (!closed || !queue.isEmpty()) {
      try {
        store(next());
      } catch (InterruptedException _) {
        // closed: what is in the queue is still stored
      }
    }
  }

  private List<Waiting> next() throws InterruptedException {
    var batch = new ArrayList<Waiting>();
    var first = closed ? queue.poll() : queue.take();
    for (var each = first; each != null; each = queue.poll()) {
      batch.add(each);
      if (batch.size() == AT_ONCE || bytes(batch) > BYTES_AT_ONCE) {
        break;
      }
    }
    return batch;
  }

  private static long bytes(List<Waiting> batch) {
    return batch.stream().mapToLong(each -> each.delivery().body().length).sum();
  }

  /** When the database refuses one of them, the others do not suffer for it. */
  private void store(List<Waiting> batch) {
    try {
      deliveries.store(batch.stream().map(Waiting::delivery).toList());
    } catch (DataAccessException | TransactionException e) {
      if (batch.size() > 1) {
        batch.forEach(each -> store(List.of(each)));
      } else {
        LOG.warn("A delivery could not be stored, so its sender was told to try again", e);
        batch.forEach(each -> each.stored().completeExceptionally(busy()));
      }
      return;
    }
    batch.forEach(each -> each.stored().complete(each.delivery()));
    afterStoring.run();
  }

  private static Refused busy() {
    return new Refused(
        Refused.Kind.BUSY, "Relay cannot store deliveries just now: send it again in a minute.");
  }

  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    try {
      writer.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
