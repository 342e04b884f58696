package dev.relay.repo.graph;

/** A manifest is not what its name promises. The message says where and why, in a few words. */
public final class UnreadableManifest extends RuntimeException {
  public UnreadableManifest(String message) {
    super(message);
  }
}
