package dev.relay.voice.realtime;

/** One socket of a conversation, as the conversation sees it. Never blocks. */
interface Line {
  /** Sends, or hangs up on a peer that reads too slowly. */
  void send(Frame frame);

  /** {@code code} is one a peer may send: never 1005 or 1006. */
  void close(int code, String reason);
}
