package dev.relay.repo.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What {@code run/relay.json} says about the Relay that is ready on this home. */
public record RunningInfo(long pid, int port, String url, Instant startedAt) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Written once Relay answers, so whoever reads it may connect. */
  public void write(RelayHome home) {
    try {
      SecretFile.write(file(home), JSON.writeValueAsString(this));
    } catch (IOException e) {
      throw new HomeFailure(file(home) + " cannot be written.", e);
    }
  }

  /** Empty when there is none, or none that can be read; it may be of a Relay that has died. */
  public static Optional<RunningInfo> read(RelayHome home) {
    try {
      return Optional.of(JSON.readValue(Files.readString(file(home)), RunningInfo.class));
    } catch (IOException | JacksonException e) {
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
