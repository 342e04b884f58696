package dev.relay.repo.publish;

import java.util.function.Consumer;

/** Lands what a person approved, and nothing else. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // its body follows within the hour
public final class Publisher {
  private final MergeTrain train;

  public Publisher(MergeTrain train) {
    this.train = train;
  }

  /**
   * Commits, pushes and merges in the order of the change set. Publishing the same approval again
   * makes the same commits and goes on where it stopped.
   *
   * @param landed is told of every commit that has landed, in order, also of those that an earlier
   *     run had landed
   */
  public Landing publish(Approved approved, Consumer<Landing.Commit> landed) {
    throw new UnsupportedOperationException(train + approved.taskId() + landed);
  }
}
