package dev.relay.mcp.sandbox;

import dev.relay.repo.git.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A detached command on this machine: a shell supervises it, its streams are files. */
final class LocalDetached implements Detached {
  private static final int COMPLAINTS = 8192;
  private static final Duration LAST_STEPS = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMillis(10);

  private final Handle handle;
  private final Supervisor supervisor;
  private final Watch watch;

  private LocalDetached(Handle handle) {
    this.handle = handle;
    this.supervisor = new Supervisor(handle.pid(), handle.began(), handle.folder());
    this.watch = new Watch(supervisor, handle);
  }

  static LocalDetached start(String sandbox, Invocation invocation, Launch launch)
      throws IOException {
    var folder = Files.createDirectories(launch.folder());
    for (var name : List.of("in", "out", "err")) {
      Files.createFile(folder.resolve(name));
    }
    var started = Supervisor.start(invocation, folder, launch.limits());
    return attach(
        new Handle(
            sandbox,
            folder,
            started.pid(),
            started.began(),
            launch.limits(),
            launch.command().writable()));
  }

  static LocalDetached attach(Handle handle) {
    var detached = new LocalDetached(handle);
    detached.watch.start();
    return detached;
  }

  @Override
  public Handle handle() {
    return handle;
  }

  @Override
  public InputStream output(long offset) throws IOException {
    return new GrowingFile(file("out"), offset, () -> end().isPresent());
  }

  @Override
  public InputStream told() throws IOException {
    return Files.newInputStream(file("in"));
  }

  @Override
  public String complaints() {
    try (var err = new RandomAccessFile(file("err").toFile(), "r")) {
      err.seek(Math.max(0, err.length() - COMPLAINTS));
      var tail = new byte[COMPLAINTS];
      int read = err.read(tail);
      return new String(tail, 0, Math.max(0, read), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void tell(byte[] bytes) throws IOException {
    Files.write(file("in"), bytes, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  @Override
  public void endOfInput() throws IOException {
    supervisor.endOfInput();
  }

  @Override
  public Optional<End> end() {
    var running = supervisor.process().isPresent();
    // In this order: it may have written its code and gone between the two looks.
    if (Files.exists(file("ended"))) {
      return Optional.of(new End.Exited(number(file("ended"))));
    }
    if (running) {
      return Optional.empty();
    }
    return Optional.of(
        Files.exists(file(Watch.OVER))
            ? new End.OverLimit(text(file(Watch.OVER)))
            : new End.Gone());
  }

  @Override
  public void stop(Duration grace) {
    supervisor.terminate(handle.folder());
    await(grace);
    supervisor.kill();
    await(LAST_STEPS);
    watch.stop();
  }

  @Override
  public void leave() {
    watch.stop();
  }

  @Override
  public void forget() {
    if (end().isEmpty()) {
      throw new IllegalStateException("it still runs");
    }
    watch.stop();
    Folders.delete(handle.folder());
  }

  /** Also after an interrupt, which stays set: what runs must not outlive its stop. */
  private void await(Duration most) {
    long until = System.nanoTime() + most.toNanos();
    var interrupted = false;
    while (end().isEmpty() && System.nanoTime() < until) {
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Path file(String name) {
    return handle.folder().resolve(name);
  }

  private static int number(Path file) {
    var text = text(file);
    return text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
