package dev.relay.repo.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code run/relay.json} says about the Relay that is ready on this home. Read without a JSON
 * library, because the stdio bridge must start at once.
 */
public record RunningInfo(long pid, int port, String url, Instant startedAt) {
  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"pid\":(\\d{1,18}),\"port\":(\\d{1,5}),\"url\":\"([^\"\\\\]+)\",\"startedAt\":\"([^\"]+)\"}\\s*");

  /** Written once Relay answers, so whoever reads it may connect. */
  public void write(RelayHome home) {
    var text =
        "{\"pid\":%d,\"port\":%d,\"url\":\"%s\",\"startedAt\":\"%s\"}%n"
            .formatted(pid, port, url, startedAt);
    try {
      SecretFile.write(file(home), text);
    } catch (IOException e) {
      throw new HomeFailure(file(home) + " cannot be written.", e);
    }
  }

  /** Empty when there is none, or none that can be read; it may be of a Relay that has died. */
  public static Optional<RunningInfo> read(RelayHome home) {
    try {
      return parse(Files.readString(file(home)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<RunningInfo> parse(String text) {
    var found = FORM.matcher(text);
    if (!found.matches()) {
      return Optional.empty();
    }
    try {
      var pid = Long.parseLong(found.group(1));
      var port = Integer.parseInt(found.group(2));
      return Optional.of(new RunningInfo(pid, port, found.group(3), Instant.parse(found.group(4))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  public static void remove(RelayHome home) {
    try {
      Files.deleteIfExists(file(home));
    } catch (IOException e) {
      throw new HomeFailure(file(home) + " cannot be removed.", e);
    }
  }

  private static Path file(RelayHome home) {
    return home.run().resolve("relay.json");
  }
}
