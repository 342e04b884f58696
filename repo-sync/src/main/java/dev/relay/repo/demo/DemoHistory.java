package dev.relay.repo.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The demo's commits as resources hold them, one per line of {@code history.txt}. */
final class DemoHistory {
  private static final Instant BEGIN = Instant.parse("2026-11-02T09:00:00Z");

  private DemoHistory() {}

  private record Step(String repository, String message, List<String> files) {
    static Step of(String line) {
      var parts = line.split("\\|");
      return new Step(parts[0], parts[1], List.of(parts[2].split(" ")));
    }
  }

  /** A stream for {@code git fast-import} that makes the branch {@code main}. */
  static byte[] of(String repository) {
    var stream = new Stream();
    var steps = new ArrayList<Step>();
    for (var line : text("history.txt").lines().toList()) {
      steps.add(Step.of(line));
    }
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).repository().equals(repository)) {
        commit(stream, steps.get(i), BEGIN.plus(Duration.ofHours(i)));
      }
    }
    return stream.bytes();
  }

  private static void commit(Stream stream, Step step, Instant at) {
    stream.line("commit refs/heads/main");
    stream.line("committer Grace Demo <grace@example.com> " + at.getEpochSecond() + " +0000");
    stream.data(step.message() + "\n");
    for (var file : step.files()) {
      // Build tools pass over real .gitignore files among resources.
      stream.line("M 100644 inline " + (file.equals("gitignore") ? ".gitignore" : file));
      stream.data(text(step.repository() + "/" + file));
    }
  }

  private static String text(String name) {
    try (var resource = DemoHistory.class.getResourceAsStream("/demo/" + name)) {
      if (resource == null) {
        throw new IllegalStateException("the demo lacks its file " + name);
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Stream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    void line(String line) {
      bytes.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void data(String text) {
      line("data " + text.getBytes(StandardCharsets.UTF_8).length);
      line(text);
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }
  }
}
