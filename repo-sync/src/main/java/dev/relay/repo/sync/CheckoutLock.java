package dev.relay.repo.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Git's own lock on the index, taken by Relay for the time of a move, so that no git command of the
 * developer's comes between. It says whose it is: after a crash, one that still stands proves that
 * nobody used git there since.
 */
final class CheckoutLock {
  private final Path file;
  private final Path draft;
  private final String owner;

  CheckoutLock(Checkout checkout, String owner) {
    this.file = checkout.gitDir().resolve("index.lock");
    this.draft = checkout.gitDir().resolve("relay/lock");
    this.owner = "relay sync " + owner + "\n";
  }

  void take(Checkout checkout) {
    try {
      create();
    } catch (FileAlreadyExistsException e) {
      throw new Refusal(
          checkout.id()
              + " is in use by a git command, or one was killed there; when none is running, delete"
              + " .git/index.lock and sync again.");
    } catch (IOException e) {
      throw new Refusal(
          "The checkout of "
              + checkout.id()
              + " cannot be written; see that the disk is not full and that it is yours.");
    }
  }

  /** In one step with what it says, so that no kill leaves one that says nothing. */
  private void create() throws IOException {
    Files.createDirectories(draft.resolveSibling("."));
    Files.writeString(draft, owner);
    try {
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // Not every disk knows hard links.
      Files.writeString(file, owner, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  boolean isHeld() {
    try {
      return Files.exists(file)
          && Files.size(file) == owner.length()
          && Files.readString(file, StandardCharsets.ISO_8859_1).equals(owner);
    } catch (IOException e) {
      return false;
    }
  }

  /** Nothing when it is not held. */
  void release() {
    if (isHeld()) {
      try {
        Files.delete(file);
      } catch (IOException e) {
        throw new Refusal("The lock .git/index.lock could not be removed; remove it by hand.");
      }
    }
  }
}
