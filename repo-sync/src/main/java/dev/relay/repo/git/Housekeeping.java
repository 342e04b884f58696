package dev.relay.repo.git;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Now and then frees what nobody needs any more. */
public final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration QUIET = Duration.ofMinutes(10);
  private static final Duration EVERY = Duration.ofHours(1);

  private final TreeCollection trees;
  private final MirrorCare mirrors;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("housekeeping").factory());

  public Housekeeping(TreeCollection trees, MirrorCare mirrors) {
    this.trees = trees;
    this.mirrors = mirrors;
  }

  /** Begins a while after the start, which has better things to do. */
  public void begin() {
    var _ =
        clock.scheduleWithFixedDelay(
            this::run, QUIET.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  /** An executor forgets what has failed once, so here every failure is logged and tried again. */
  private void run() {
    try {
      var removed = trees.run();
      var unused = mirrors.removeUnused();
      var repacked = mirrors.repack(QUIET);
      if (!removed.isEmpty() || !unused.isEmpty() || !repacked.isEmpty()) {
        LOG.info(
            "Removed the trees of {} ended tasks and {} unused mirrors, repacked {}.",
            removed.size(),
            unused.size(),
            repacked.size());
      }
    } catch (RuntimeException e) {
      LOG.warn("Cleaning up failed and is tried again later", e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
