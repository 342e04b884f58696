package dev.relay.voice.testkit;

import dev.relay.mcp.start.Started;
import dev.relay.mcp.start.Startup;
import dev.relay.voice.bootstrap.RelayApplication;
import java.util.Map;

/** Relay as its main starts it, but in this JVM. */
public final class Relays {
  private Relays() {}

  public static Started start(Map<String, String> environment) {
    return Startup.start(environment, RelayApplication::configuration);
  }
}
