package dev.relay.voice.realtime;

/**
 * At most one response at a time. What the server wants to say waits until the conversation is
 * idle, and a person's request waits for what the server is saying instead of being refused. Used
 * from the mailbox only.
 */
final class ResponseGate {
  private enum State {
    IDLE,
    CLIENTS,
    SERVERS
  }

  private final Runnable create;
  private State state = State.IDLE;
  private boolean wanted;

  /** {@code create} asks the provider for a response. */
  ResponseGate(Runnable create) {
    this.create = create;
  }

  /** True when the client's request goes to the provider now; false when it waits here. */
  boolean admitsClient() {
    if (state == State.SERVERS) {
      wanted = true;
      return false;
    }
    state = State.CLIENTS;
    return true;
  }

  /** One response for everything there is to say, as soon as it may be said. */
  void want() {
    wanted = true;
    next();
  }

  /** A response ended, or the request for one was refused. */
  void ended() {
    state = State.IDLE;
    next();
  }

  private void next() {
    if (wanted && state == State.IDLE) {
      wanted = false;
      state = State.SERVERS;
      create.run();
    }
  }
}
