package dev.relay.repo.publish;

/** Told what becomes of a train, also of what an earlier run did and could not tell. */
public interface Progress {
  /** A commit is there; in order. */
  void landed(Landing.Commit commit);

  /** A pull request is open; again whenever it is looked at. */
  void proposed(Car car);
}
