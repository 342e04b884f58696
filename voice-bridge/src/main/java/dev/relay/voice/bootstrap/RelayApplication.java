package dev.relay.voice.bootstrap;

import dev.relay.mcp.start.Ready;
import dev.relay.repo.home.Settings;

/** The whole application, or its voice half beside a remote MCP server. */
public final class RelayApplication {
  private RelayApplication() {}

  public static void main(String[] args) {
    Ready.main(RelayApplication::configuration);
  }

  /** Voice alone where {@code RELAY_MCP_URL} names a server. */
  public static Class<?> configuration(Settings settings) {
    return settings.present("RELAY_MCP_URL") ? VoiceAlone.class : AllInOne.class;
  }
}
