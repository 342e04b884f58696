package dev.relay.mcp.sync;

/** A sync ended without results. The message is one sentence. */
public final class SyncFailed extends RuntimeException {
  public SyncFailed(String message) {
    super(message);
  }
}
