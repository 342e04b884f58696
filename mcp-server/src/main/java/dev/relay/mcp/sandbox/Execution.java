package dev.relay.mcp.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs a command to its end, and keeps the tail of what it printed. */
public final class Execution {
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private Execution() {}

  /**
   * @param exit -1 when it was killed at its deadline
   * @param output its tail
   */
  public record Outcome(int exit, boolean timedOut, String output, Duration took) {
    public boolean ok() {
      return exit == 0 && !timedOut;
    }
  }

  /**
   * What it started is gone when this returns, also after an interrupt; only without a sandbox can
   * something outlive it that it left behind on purpose.
   */
  public static Outcome run(Sandbox sandbox, Sandbox.Command command, Duration most, int keep)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    var process = sandbox.start(command);
    var tail = new Tail(keep);
    var read = new CountDownLatch(1);
    Thread.startVirtualThread(() -> drain(process.getInputStream(), tail, read));
    try {
      process.getOutputStream().close();
      var ended = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        ProcessTree.kill(process); // which also drops what is still in the pipe
      }
      // A daemon that outlived the command may hold the pipe open: it is not waited for.
      read.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
      var took = Duration.ofNanos(System.nanoTime() - start);
      return new Outcome(ended ? process.exitValue() : -1, !ended, tail.text(), took);
    } finally {
      ProcessTree.kill(process);
    }
  }

  private static void drain(InputStream output, Tail tail, CountDownLatch read) {
    var buffer = new byte[8192];
    try (output) {
      for (int n = output.read(buffer); n >= 0; n = output.read(buffer)) {
        tail.add(buffer, n);
      }
    } catch (IOException e) {
      tail.add(new byte[0], 0); // the pipe broke with the process; what came before counts
    } finally {
      read.countDown();
    }
  }

  /** The last bytes, whatever came before. */
  private static final class Tail {
    private final byte[] ring;
    private long total;

    Tail(int keep) {
      ring = new byte[keep];
    }

    synchronized void add(byte[] bytes, int count) {
      for (int i = 0; i < count; i++) {
        ring[(int) (total++ % ring.length)] = bytes[i];
      }
    }

    synchronized String text() {
      if (total <= ring.length) {
        return new String(ring, 0, (int) total, StandardCharsets.UTF_8);
      }
      int split = (int) (total % ring.length);
      var ordered = new byte[ring.length];
      System.arraycopy(ring, split, ordered, 0, ring.length - split);
      System.arraycopy(ring, 0, ordered, ring.length - split, split);
      return "…" + new String(ordered, StandardCharsets.UTF_8);
    }
  }
}
