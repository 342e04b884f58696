package dev.relay.repo.edit;

/** A workspace can't be changed as asked. The message says why, and is fit to be told. */
public final class EditRefused extends RuntimeException {
  public EditRefused(String sentence) {
    super(sentence);
  }
}
