package dev.relay.repo.git;

/** Takes the blobs that were asked for, in no certain order, from the thread that asked. */
public interface BlobSink {
  /** False when no more are wanted. */
  boolean blob(Sha id, byte[] bytes);

  /** Told instead of a blob that has more bytes than were wanted. */
  default void tooLarge(Sha id) {}
}
