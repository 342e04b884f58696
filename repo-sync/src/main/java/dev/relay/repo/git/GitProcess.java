package dev.relay.repo.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running git: feeds it, reads it, and ends it with all its children. */
final class GitProcess {
  private static final int MAX_ERROR_BYTES = 64 << 10;
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final Process process;
  private final CompletableFuture<Boolean> output;
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final CompletableFuture<Boolean> allErrors;

  /**
   * @param input that it is given; without any it was started with none
   * @param sink gets what it prints
   * @param maxBytes after which it is ended
   */
  GitProcess(Process process, byte[] input, OutputStream sink, long maxBytes) {
    this.process = process;
    output = async(() -> copy(process.getInputStream(), sink, maxBytes));
    allErrors = async(() -> keep(process.getErrorStream(), errors));
    if (input.length > 0) {
      Thread.startVirtualThread(() -> feed(input));
    }
  }

  /** It talks to a remote that has said nothing for long. */
  static final class Silent extends TimeoutException {}

  /**
   * True when it printed more than {@code maxBytes}.
   *
   * @param idle how long it may get nowhere, before it is {@link Silent}
   */
  boolean await(Duration deadline, Optional<Duration> idle)
      throws TimeoutException, InterruptedException {
    try {
      var until = System.nanoTime() + deadline.toNanos();
      var cut = idle.isEmpty() ? printed(until) : printed(until, idle.get());
      if (!cut && !process.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new TimeoutException();
      }
      return cut;
    } catch (ExecutionException e) {
      throw new CompletionException(e.getCause());
    } finally {
      kill();
    }
  }

  private boolean printed(long until)
      throws TimeoutException, InterruptedException, ExecutionException {
    return output.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private boolean printed(long until, Duration idle)
      throws TimeoutException, InterruptedException, ExecutionException {
    var pulse = new Pulse(process.toHandle(), idle);
    while (true) {
      try {
        return printed(Math.min(until, System.nanoTime() + idle.toNanos() / 20));
      } catch (TimeoutException e) {
        if (System.nanoTime() >= until) {
          throw e;
        }
        if (pulse.isGone()) {
          throw new Silent();
        }
      }
    }
  }

  int exit() {
    return process.exitValue();
  }

  /** Of a process that has ended; an ssh that outlives it may hold them open for hours. */
  String errors() {
    var _ =
        allErrors
            .exceptionally(_ -> false)
            .completeOnTimeout(false, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)
            .join();
    return errors.toString(StandardCharsets.UTF_8);
  }

  /** Children first, so that none is left to whoever adopts orphans. */
  private void kill() {
    if (process.isAlive()) {
      var children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }
  }

  private void feed(byte[] input) {
    try (var stdin = process.getOutputStream()) {
      stdin.write(input);
    } catch (IOException e) {
      // It ended without reading everything; its exit code says whether that is a failure.
    }
  }

  private static boolean copy(InputStream from, OutputStream to, long maxBytes) throws IOException {
    var buffer = new byte[1 << 16];
    var left = maxBytes;
    for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
      to.write(buffer, 0, (int) Math.min(n, left));
      left -= n;
      if (left < 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean keep(InputStream from, OutputStream kept) throws IOException {
    var cut = copy(from, kept, MAX_ERROR_BYTES);
    from.transferTo(OutputStream.nullOutputStream());
    return cut;
  }

  private interface Reading<T> {
    T read() throws IOException;
  }

  private static <T> CompletableFuture<T> async(Reading<T> reading) {
    var future = new CompletableFuture<T>();
    Thread.startVirtualThread(() -> {
      try {
        future.complete(reading.read());
      } catch (IOException e) {
        future.completeExceptionally(e);
      }
    });
    return future;
  }
}
