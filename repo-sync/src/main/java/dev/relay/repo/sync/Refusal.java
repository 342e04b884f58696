package dev.relay.repo.sync;

/** Why a checkout is left as it is: one sentence with the next step. */
final class Refusal extends RuntimeException {
  private final String sentence;

  Refusal(String sentence) {
    super(sentence);
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
