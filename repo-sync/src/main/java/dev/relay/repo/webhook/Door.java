package dev.relay.repo.webhook;

/** Lets in the deliveries of one kind of host. */
public sealed interface Door permits GitHubDoor, GitLabDoor {
  HostKind host();

  /**
   * Looks at the headers alone, so that nobody has to read a body that proves nothing. Throws
   * {@link Refused}.
   */
  void greet(Envelope envelope);

  /**
   * The delivery, when a secret that is valid now signed it. Throws {@link Refused}; takes the same
   * time whichever secret was tried and however much of a signature was right.
   *
   * @param body the bytes as they came
   */
  Delivery admit(Envelope envelope, byte[] body);
}
