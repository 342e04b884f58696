package dev.relay.repo.workspace;

/** The repositories of an organisation can't be listed. The message is fit to be told. */
public final class ListingFailed extends RuntimeException {
  public ListingFailed(String sentence) {
    super(sentence);
  }
}
