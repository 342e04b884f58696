package dev.relay.repo.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * All changes of one task, in the order in which they land.
 *
 * @param message the commit message every repository gets, part of what is approved
 */
public record ChangeSet(List<RepositoryChange> changes, String message) {
  public ChangeSet {
    changes = List.copyOf(changes);
  }

  /**
   * SHA-256, hex, over how many changes there are, repository, base, tree and patch digest of each
   * in landing order, and the message. Other bytes are another digest.
   */
  public String digest() {
    var sha = sha256();
    // Else a message could begin with what reads like one more change.
    sha.update((changes.size() + "\n").getBytes(StandardCharsets.US_ASCII));
    for (var change : changes) {
      var line =
          String.join(
              "\0",
              change.repository().name(),
              change.base().hex(),
              change.tree().hex(),
              change.patchDigest(),
              "\n");
      sha.update(line.getBytes(StandardCharsets.UTF_8));
    }
    sha.update(message.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha.digest());
  }

  public boolean isEmpty() {
    return changes.isEmpty();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
