package dev.relay.mcp.start;

import dev.relay.repo.home.Settings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;

/** What a main does: starts, says one line when it is ready, or one why it is not and exits. */
public final class Ready {
  private Ready() {}

  /**
   * Exits with {@link RefusedStart#exitCode} after the sentence on standard error.
   *
   * @param choice the configuration to run, by the settings
   */
  public static void main(Function<Settings, Class<?>> choice) {
    try {
      var relay = Startup.start(System.getenv(), choice);
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
