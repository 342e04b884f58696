package dev.relay.mcp.analysis.findings.dependency;

/** A file is not what its name promises. The message says why, in a few words. */
public final class UnreadableVersions extends RuntimeException {
  public UnreadableVersions(String message) {
    super(message);
  }

  public UnreadableVersions(String message, Throwable cause) {
    super(message, cause);
  }
}
