package dev.relay.repo.publish;

/** Whether a pull request can be merged. Sentences say whose turn it is. */
public sealed interface Readiness {
  /** All checks are green and no rule is in the way. */
  record Green() implements Readiness {}

  /** Checks run, or a person there has to do something first. */
  record Waits(String sentence) implements Readiness {}

  /** The target branch has commits that the host wants it to have first. */
  record Behind() implements Readiness {}

  /** Nothing will change by waiting. */
  record Red(String sentence) implements Readiness {}
}
