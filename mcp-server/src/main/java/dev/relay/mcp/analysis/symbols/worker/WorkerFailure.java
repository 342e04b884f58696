package dev.relay.mcp.analysis.symbols.worker;

/** Sources cannot be parsed here at all; the message says why, in a sentence. */
public final class WorkerFailure extends RuntimeException {
  public WorkerFailure(String sentence) {
    super(sentence);
  }

  WorkerFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
