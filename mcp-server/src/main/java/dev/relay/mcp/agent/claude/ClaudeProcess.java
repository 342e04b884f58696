package dev.relay.mcp.agent.claude;

import dev.relay.mcp.sandbox.ProcessTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The CLI as two streams of JSON lines. Reading can be interrupted; writing is one line at once.
 */
final class ClaudeProcess implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration GRACE = Duration.ofSeconds(3);

  /** More than any file or picture it reads, and it cannot fill the memory. */
  private static final int LONGEST = 16 << 20;

  private static final int BACKLOG = 32;
  private final Process process;
  private final OutputStream input;
  private final LinkedBlockingQueue<Optional<JsonNode>> lines = new LinkedBlockingQueue<>(BACKLOG);
  private boolean open = true;
  private volatile boolean babbling;

  ClaudeProcess(Process process) {
    this.process = process;
    this.input = process.getOutputStream();
    Thread.startVirtualThread(() -> read(process.getInputStream()));
    Thread.startVirtualThread(() -> discard(process.getErrorStream()));
  }

  /** The next message; empty at the end, null when none came in time. */
  @SuppressWarnings("NullableOptional") // three outcomes, and the queue has no other
  @Nullable Optional<JsonNode> next(Duration most) throws InterruptedException {
    return lines.poll(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** True when it sent a line that is too long to be kept; that was its end. */
  boolean isBabbling() {
    return babbling;
  }

  /** False when it no longer listens. */
  synchronized boolean send(JsonNode message) {
    if (!open) {
      return false;
    }
    try {
      input.write((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
      return true;
    } catch (IOException e) {
      open = false;
      return false;
    }
  }

  /** No more requests: it ends when it has done what it has. */
  synchronized void endOfInput() {
    open = false;
    try {
      input.close();
    } catch (IOException e) {
      open = false; // it is gone already
    }
  }

  @Override
  public void close() {
    endOfInput();
    ProcessTree.stop(process, GRACE);
  }

  private void read(InputStream output) {
    try (var reader = new Lines(output, LONGEST)) {
      for (var line = reader.next(); line != null; line = reader.next()) {
        var message = parse(line);
        if (message != null) {
          lines.put(Optional.of(message));
        }
      }
    } catch (Lines.TooLong e) {
      babbling = true;
    } catch (IOException e) {
      open = false; // it was killed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
  }

  private void end() {
    try {
      lines.put(Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (JacksonException e) {
      return null;
    }
  }

  private static void discard(InputStream errors) {
    try (errors) {
      errors.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      return;
    }
  }
}
