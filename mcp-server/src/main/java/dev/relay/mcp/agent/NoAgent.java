package dev.relay.mcp.agent;

/** No agent here can do the request. The message says in one sentence how to get one. */
public final class NoAgent extends RuntimeException {
  public NoAgent(String message) {
    super(message);
  }
}
