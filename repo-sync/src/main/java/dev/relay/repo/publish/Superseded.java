package dev.relay.repo.publish;

/** Somebody else drives this train now; whoever gets this does nothing more. */
public final class Superseded extends RuntimeException {
  Superseded(String task) {
    super("another process drives the train of " + task);
  }
}
