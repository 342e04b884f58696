package dev.relay.mcp.cli;

/** What was asked for did not work. The message is one sentence with the next step. */
final class Failure extends RuntimeException {
  Failure(String message) {
    super(message);
  }

  Failure(String message, Throwable cause) {
    super(message, cause);
  }
}
