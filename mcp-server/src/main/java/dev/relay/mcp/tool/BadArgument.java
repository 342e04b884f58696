package dev.relay.mcp.tool;

/** An argument that cannot be used. The message is one sentence with what can. */
final class BadArgument extends RuntimeException {
  BadArgument(String message) {
    super(message);
  }
}
