package dev.relay.repo.home;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;

/** Where the running Relay answers, and the token that opens it for programs. */
public record Endpoint(URI base, String token) {
  /** Throws {@link HomeFailure} with a sentence when no Relay runs on the home. */
  public static Endpoint find(Map<String, String> environment) {
    var home = RelayHome.locate(environment);
    var running =
        RunningInfo.read(home)
            .filter(info -> ProcessHandle.of(info.pid()).isPresent()) // else another may answer
            .orElseThrow(() -> new HomeFailure("Relay is not running; start it with ./relay up."));
    return new Endpoint(URI.create(running.url()), token(home, environment));
  }

  /**
   * @param path absolute, with its query, encoded
   */
  public URI at(String path) {
    return base.resolve(path);
  }

  private static String token(RelayHome home, Map<String, String> environment) {
    return Settings.load(home, environment)
        .get("RELAY_TOKEN")
        .orElseGet(() -> {
          try {
            return Files.readString(home.token()).strip();
          } catch (IOException e) {
            throw new HomeFailure("The token of this home cannot be read by this user.", e);
          }
        });
  }

  /** Without the token. */
  @Override
  public String toString() {
    return base.toString();
  }
}
