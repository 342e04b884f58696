package dev.relay.mcp.agent.claude;

import dev.relay.mcp.sandbox.Detached;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The CLI as two streams of JSON lines, both from their beginning. Reading can be interrupted;
 * writing is one line at once.
 */
final class ClaudeProcess implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration GRACE = Duration.ofSeconds(3);

  /** More than any file or picture it reads, and it cannot fill the memory. */
  private static final int LONGEST = 16 << 20;

  private static final int BACKLOG = 32;
  private final Detached process;
  private final BooleanSupplier goesOn;
  private final Thread reader;
  private final LinkedBlockingQueue<Optional<Message>> lines = new LinkedBlockingQueue<>(BACKLOG);
  private boolean open = true;
  private volatile boolean babbling;

  /**
   * @param goesOn true when closing leaves it at work
   */
  ClaudeProcess(Detached process, BooleanSupplier goesOn) {
    this.process = process;
    this.goesOn = goesOn;
    this.reader = Thread.startVirtualThread(this::read);
  }

  /**
   * @param end where its line ends in the output
   */
  record Message(JsonNode json, long end) {}

  /**
   * What it was told already.
   *
   * @param words how many times somebody spoke to it
   * @param answers the requests of its own that were answered
   */
  record Told(int words, Set<String> answers) {
    Told {
      answers = Set.copyOf(answers);
    }
  }

  Told told() throws IOException {
    int words = 0;
    var answers = new HashSet<String>();
    try (var told = new Lines(process.told(), LONGEST)) {
      for (var line = told.next(); line != null; line = told.next()) {
        var message = parse(line);
        if (message == null) {
          continue;
        }
        if (message.path("type").asString("").equals("user")) {
          words++;
        }
        answers.add(message.path("response").path("request_id").asString(""));
      }
    }
    return new Told(words, answers);
  }

  /** The next message; empty at the end, null when none came in time. */
  @SuppressWarnings("NullableOptional") // three outcomes, and the queue has no other
  @Nullable Optional<Message> next(Duration most) throws InterruptedException {
    return lines.poll(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** True when it sent a line that is too long to be kept; that was its end. */
  boolean isBabbling() {
    return babbling;
  }

  /** How it ended; empty while it runs. */
  Optional<Detached.End> end() {
    return process.end();
  }

  /** False when it no longer listens. */
  synchronized boolean send(JsonNode message) {
    open = open && process.end().isEmpty();
    if (!open) {
      return false;
    }
    try {
      process.tell((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      open = false;
      return false;
    }
  }

  /** No more requests: it ends when it has done what it has. */
  synchronized void endOfInput() {
    if (!open) {
      return;
    }
    open = false;
    try {
      process.endOfInput();
    } catch (IOException e) {
      process.stop(GRACE); // else it would wait for words for ever
    }
  }

  @Override
  public void close() {
    reader.interrupt();
    if (goesOn.getAsBoolean()) {
      process.leave();
    } else {
      endOfInput();
      process.stop(GRACE);
    }
  }

  private void read() {
    try (var reader = new Lines(process.output(0), LONGEST)) {
      for (var line = reader.next(); line != null; line = reader.next()) {
        var message = parse(line);
        if (message != null) {
          lines.put(Optional.of(new Message(message, reader.offset())));
        }
      }
    } catch (Lines.TooLong e) {
      babbling = true;
    } catch (IOException e) {
      open = false; // it cannot be read any more, or is followed no longer
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    finish();
  }

  private void finish() {
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
}
