package dev.relay.voice.bootstrap;

/** What is left to do when Relay listens, before it says that it is ready. */
interface Opening {
  void prepare();

  /** The page, signed in where that is possible. */
  String loginUrl(String url);
}
