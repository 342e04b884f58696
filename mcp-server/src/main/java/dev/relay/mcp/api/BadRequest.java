package dev.relay.mcp.api;

/** A request that makes no sense. The message is one sentence with the next step. */
final class BadRequest extends RuntimeException {
  BadRequest(String message) {
    super(message);
  }
}
