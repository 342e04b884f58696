package dev.relay.mcp.analysis.symbols.worker;

import dev.relay.mcp.analysis.symbols.parse.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Parses sources, a batch at a time. The process is started when it is first needed, again when it
 * died or hung, and ended when it had nothing to do for a while.
 */
public final class SymbolWorker implements AutoCloseable {
  /** Until the first answer of a new process. */
  private static final Duration START = Duration.ofSeconds(20);

  /** After a process that did not run. */
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private static final Source PROBE = new Source(Languages.named("java"), "class Probe {}");

  private final Path folder;

  /** Made when it is first needed: it looks into jars that nothing else here opens. */
  private final Supplier<WorkerCommand> command;

  private final Duration perFile;
  private final Duration idle;
  private volatile @Nullable WorkerProcess process;
  private volatile boolean closed;
  private @Nullable Thread ending;
  private volatile @Nullable WorkerFailure obstacle;
  private long since;
  private long used;

  /**
   * @param folder for its files while it runs; emptied before and after
   */
  public SymbolWorker(Path folder) {
    this(folder, () -> WorkerCommand.in(folder), Duration.ofSeconds(5), Duration.ofSeconds(20));
  }

  SymbolWorker(Path folder, Supplier<WorkerCommand> command, Duration perFile, Duration idle) {
    this.folder = folder;
    this.command = command;
    this.perFile = perFile;
    this.idle = idle;
  }

  /**
   * The symbols of each, or what matches its queries, in the same order; empty for a source that
   * killed the worker or held it up for too long. Throws {@link WorkerFailure} when nothing can be
   * parsed here.
   */
  public synchronized List<Optional<byte[]>> parse(List<Source> sources) {
    var results = new ArrayList<Optional<byte[]>>(sources.size());
    try {
      while (results.size() < sources.size()) {
        var left = sources.subList(results.size(), sources.size());
        var worker = running();
        worker.send(left);
        if (!take(worker, left.size(), results)) {
          stop();
          results.add(Optional.empty()); // the one that it was at
        }
      }
    } catch (InterruptedException e) {
      stop();
      Thread.currentThread().interrupt();
      throw new WorkerFailure("Reading symbols was interrupted.", e);
    }
    used = System.nanoTime();
    return results;
  }

  /** False when the worker gave up before the end. */
  private boolean take(WorkerProcess worker, int count, List<Optional<byte[]>> results)
      throws InterruptedException {
    for (int i = 0; i < count; i++) {
      var answer = worker.answer(perFile);
      if (answer.isEmpty()) {
        return false;
      }
      results.add(answer.filter(bytes -> bytes.length > 0));
    }
    return true;
  }

  /** The one that runs, or a new one that has shown that it can parse. */
  private WorkerProcess running() throws InterruptedException {
    if (closed) {
      throw new WorkerFailure("Relay is ending.");
    }
    var before = process;
    if (before != null && before.isAlive()) {
      return before;
    }
    if (obstacle != null && System.nanoTime() - since < AGAIN.toNanos()) {
      throw obstacle;
    }
    var started = start();
    started.send(List.of(PROBE));
    if (started.answer(START).filter(bytes -> bytes.length > 0).isEmpty()) {
      stop();
      obstacle =
          new WorkerFailure(
              "Symbols cannot be read on this machine: the process that parses sources does not"
                  + " run.");
      since = System.nanoTime();
      throw obstacle;
    }
    obstacle = null;
    return started;
  }

  /** Why nothing can be parsed here, if so, in a sentence. */
  public Optional<String> obstacle() {
    return Optional.ofNullable(obstacle).map(WorkerFailure::getMessage);
  }

  private WorkerProcess start() {
    stop();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new WorkerFailure("The folder of the process that reads symbols cannot be made.", e);
    }
    var started = WorkerProcess.start(command.get(), folder);
    process = started;
    used = System.nanoTime();
    if (ending == null) {
      ending = Thread.ofVirtual().name("symbol-worker-idle").start(this::endWhenIdle);
    }
    return started;
  }

  private void endWhenIdle() {
    try {
      while (!hasEnded()) {
        Thread.sleep(idle.dividedBy(4));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean hasEnded() {
    if (process != null && System.nanoTime() - used > idle.toNanos()) {
      stop();
    }
    if (process == null) {
      ending = null;
    }
    return process == null;
  }

  /** Whether a process runs at this moment. */
  public boolean isRunning() {
    var running = process;
    return running != null && running.isAlive();
  }

  private void stop() {
    var running = process;
    if (running != null) {
      running.close();
      process = null;
    }
    sweep();
  }

  /** What it unpacked; a process that was killed leaves it. */
  private void sweep() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It lies in a folder of ours that is swept again before the next start.
    }
  }

  @Override
  public void close() {
    closed = true;
    var running = process;
    if (running != null) {
      running.close(); // not waiting for the batch that it is at
    }
    synchronized (this) {
      stop();
    }
  }
}
