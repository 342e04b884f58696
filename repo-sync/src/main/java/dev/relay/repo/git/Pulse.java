package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Whether a process and its children still get anywhere: what they have read and written where the
 * system tells (Linux), else the time they have computed. Not a size, just a number that stands
 * still when they do.
 */
final class Pulse {
  private final ProcessHandle process;
  private final long idle;
  private long last = -1;
  private long since = System.nanoTime();

  /**
   * @param idle how long it may stand still
   */
  Pulse(ProcessHandle process, Duration idle) {
    this.process = process;
    this.idle = idle.toNanos();
  }

  /** To be asked often. */
  boolean isGone() {
    var now = Stream.concat(Stream.of(process), process.descendants()).mapToLong(Pulse::of).sum();
    if (now != last) {
      last = now;
      since = System.nanoTime();
    }
    return System.nanoTime() - since > idle;
  }

  private static long of(ProcessHandle one) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(one.pid()), "io"))) {
      return one.pid()
          + lines
              .filter(line -> line.startsWith("rchar:") || line.startsWith("wchar:"))
              .mapToLong(line -> Long.parseLong(line.substring("rchar:".length()).strip()))
              .sum();
    } catch (IOException | java.io.UncheckedIOException e) {
      return one.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }
  }
}
