package dev.relay.mcp.access;

/** The caller may not cause this. The message is one sentence with the next step. */
public final class Forbidden extends RuntimeException {
  public Forbidden(String message) {
    super(message);
  }
}
