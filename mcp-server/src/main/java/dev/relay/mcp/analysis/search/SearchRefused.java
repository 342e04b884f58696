package dev.relay.mcp.analysis.search;

/** What was asked is no search. The message is one sentence with the next step. */
public final class SearchRefused extends IllegalArgumentException {
  public SearchRefused(String sentence) {
    super(sentence);
  }
}
