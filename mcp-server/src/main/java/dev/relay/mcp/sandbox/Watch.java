package dev.relay.mcp.sandbox;

import dev.relay.mcp.sandbox.Detached.Handle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at what a detached command uses, and ends it when that is too much. */
final class Watch {
  /** Names the limit that was reached. */
  static final String OVER = "over";

  private static final Duration EVERY = Duration.ofSeconds(1);

  /** Counting files takes longer than counting processes. */
  private static final int DISK_EVERY = 5;

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private final Supervisor supervisor;
  private final Handle handle;
  private @Nullable Thread thread;

  Watch(Supervisor supervisor, Handle handle) {
    this.supervisor = supervisor;
    this.handle = handle;
  }

  synchronized void start() {
    thread = Thread.ofVirtual().name("watch " + handle.pid()).start(this::look);
  }

  synchronized void stop() {
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void look() {
    try {
      for (int round = 1; supervisor.process().isPresent(); round++) {
        Thread.sleep(EVERY);
        var over = over(round % DISK_EVERY == 0);
        if (over.isPresent()) {
          end(over.get());
          return;
        }
      }
      // A supervisor that was killed leaves what it supervised behind.
      supervisor.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void end(String what) {
    try {
      Files.writeString(handle.folder().resolve(OVER), what);
    } catch (IOException e) {
      supervisor.kill(); // a full disk must not save it
      return;
    }
    supervisor.kill();
  }

  private Optional<String> over(boolean disk) {
    var family = supervisor.family();
    if (family.size() > handle.limits().processes()) {
      return Optional.of("processes");
    }
    if (family.stream().mapToLong(Watch::resident).sum() > handle.limits().memory()) {
      return Optional.of("memory");
    }
    return disk && written() > handle.limits().disk() ? Optional.of("disk") : Optional.empty();
  }

  /** In bytes; 0 where the system does not tell, and for one that has just ended. */
  private static long resident(ProcessHandle process) {
    try {
      var status = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "status"));
      var resident = RESIDENT.matcher(status);
      return resident.find() ? Long.parseLong(resident.group(1)) * 1024 : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  private long written() {
    var places = Stream.concat(Stream.of(handle.folder()), handle.writable().stream());
    return places.mapToLong(Watch::size).sum();
  }

  private static long size(Path folder) {
    try (var files = Files.walk(folder)) {
      return files.mapToLong(Watch::length).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // it changes while it is counted; the next round counts again
    }
  }

  private static long length(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
