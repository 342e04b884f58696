package dev.relay.mcp.stdio;

import dev.relay.repo.home.HomeFailure;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.RunningInfo;
import dev.relay.repo.home.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;

/** Where the running Relay takes MCP messages, and the token that opens it. */
record Endpoint(URI uri, String token) {
  /** Throws {@link HomeFailure} with a sentence when no Relay runs on the home. */
  static Endpoint find(Map<String, String> environment) {
    var home = RelayHome.locate(environment);
    var running = RunningInfo.read(home);
    if (running.isEmpty()) {
      throw new HomeFailure("No Relay runs on this home: start one with relay up.");
    }
    var url = running.get().url().replaceFirst("/$", "");
    return new Endpoint(URI.create(url + "/mcp"), token(home, environment));
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
    return uri.toString();
  }
}
