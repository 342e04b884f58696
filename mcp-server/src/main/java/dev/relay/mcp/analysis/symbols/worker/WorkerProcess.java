package dev.relay.mcp.analysis.symbols.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One worker that runs. It is sent sources by one thread and its answers come by another. */
final class WorkerProcess implements AutoCloseable {
  private static final int MOST = 64 << 20;

  private final Process process;
  private final BlockingQueue<Optional<byte[]>> answers = new LinkedBlockingQueue<>(256);

  private WorkerProcess(Process process) {
    this.process = process;
  }

  static WorkerProcess start(WorkerCommand command, Path folder) {
    var builder = new ProcessBuilder(command.words()).directory(folder.toFile());
    builder.environment().clear();
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      var worker = new WorkerProcess(builder.start());
      Thread.ofVirtual().name("symbol-answers").start(worker::receive);
      return worker;
    } catch (IOException e) {
      throw new WorkerFailure("The process that reads symbols could not be started.", e);
    }
  }

  private void receive() {
    try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16))) {
      while (true) {
        var length = in.readInt();
        if (length < 0 || length > MOST) {
          throw new IOException("no answer of a worker");
        }
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
          throw new IOException("half an answer");
        }
        answers.put(Optional.of(bytes));
      }
    } catch (IOException e) {
      ended();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended();
    }
  }

  private void ended() {
    // Whoever waits is told; with a full queue nobody waits, and the next look sees a dead process.
    answers.offer(Optional.empty());
  }

  /** Sends all, in a thread of its own: the answers begin to come before the last is sent. */
  void send(List<Source> sources) {
    Thread.ofVirtual()
        .name("symbol-sources")
        .start(() -> {
          try {
            var out =
                new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 1 << 16));
            for (var source : sources) {
              out.writeUTF(source.language().name());
              out.writeInt(source.queries().size());
              for (var query : source.queries()) {
                out.writeUTF(query.query());
                out.writeUTF(String.join(" ", query.inside()));
                out.writeUTF(query.text());
              }
              var bytes = source.bytes();
              out.writeInt(bytes.length);
              out.write(bytes);
            }
            out.flush();
          } catch (IOException e) {
            process.destroyForcibly(); // It is gone, and whoever waits for it learns so.
          }
        });
  }

  /**
   * The next one, without a byte for what cannot be read; empty when the worker is gone, or needs
   * longer than that.
   */
  Optional<byte[]> answer(Duration most) throws InterruptedException {
    var answer = answers.poll(most.toMillis(), TimeUnit.MILLISECONDS);
    return answer == null ? Optional.empty() : answer;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns when the process is gone. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
