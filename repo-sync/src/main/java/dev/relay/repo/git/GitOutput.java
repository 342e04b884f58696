package dev.relay.repo.git;

import java.nio.charset.StandardCharsets;

/**
 * What a git call left.
 *
 * @param bytes of standard output; empty when it went to a sink
 * @param cut true when there was more than the call wanted to keep
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record GitOutput(int exit, byte[] bytes, boolean cut) {
  /** Standard output as UTF-8, with bytes that are none replaced. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** The text without the line end that git puts after it. */
  public String line() {
    return text().strip();
  }

  /** Throws {@link GitFailure} when the repository names its objects otherwise. */
  public Sha sha() {
    return sha(line());
  }

  static Sha sha(String name) {
    if (name.length() == 64) {
      throw new GitFailure(
          GitFailure.Kind.BROKEN,
          "The repository uses SHA-256 object names, which Relay cannot read yet.");
    }
    return new Sha(name);
  }
}
