package dev.relay.voice.bootstrap;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** The whole application, or its voice half beside a remote MCP server. */
public final class RelayApplication {
  private RelayApplication() {}

  public static void main(String[] args) {
    try {
      var relay = Startup.start(System.getenv());
      print(FileDescriptor.out, "relay ready %s in %s s".formatted(relay.loginUrl(), age()));
    } catch (RefusedStart refusal) {
      print(FileDescriptor.err, refusal.sentence());
      System.exit(refusal.exitCode());
    }
  }

  /** Seconds since the process began, with one decimal. */
  private static String age() {
    var now = Instant.now(); // the launcher's clock, and nothing depends on it
    var began = ProcessHandle.current().info().startInstant().orElse(now);
    return String.format(Locale.ROOT, "%.1f", Duration.between(began, now).toMillis() / 1000.0);
  }

  /** What the launcher waits for, or shows; everything else goes to the log. */
  private static void print(FileDescriptor where, String line) {
    var stream =
        new PrintStream(new FileOutputStream(where), /* autoFlush= */ true, StandardCharsets.UTF_8);
    stream.println(line);
  }
}
