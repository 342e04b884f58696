package dev.relay.mcp.access;

/**
 * What Relay's own channels show to mcp-server. {@code RELAY_SERVICE_TOKEN} when they run in a
 * process of their own, else made anew at every start and never leaving the process.
 */
public record ServiceCredential(String value) {
  @Override
  public String toString() {
    return "ServiceCredential[hidden]";
  }
}
