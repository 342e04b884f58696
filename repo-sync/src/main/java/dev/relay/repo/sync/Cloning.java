package dev.relay.repo.sync;

import dev.relay.repo.git.Folders;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Makes checkouts from mirrors. They are ordinary clones that share nothing with them. */
final class Cloning {
  private final Git git;

  Cloning(Git git) {
    this.git = git;
  }

  /** Beside its place first, so that an interrupted clone is never taken for a checkout. */
  void clone(Upstream upstream, Path tree) {
    var part = tree.resolveSibling("." + tree.getFileName() + ".part");
    Folders.delete(part);
    Folders.create(part.resolveSibling("."));
    clone(upstream.mirror(), part, upstream.repository().branch());
    var url = upstream.repository().url().value();
    git.run(GitCall.checkout(part, "remote", "set-url", "origin", "--", url));
    try {
      Files.move(part, tree, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new GitFailure(
          GitFailure.Kind.BROKEN,
          "The checkout of " + upstream.repository().id() + " could not be put in its place.");
    }
  }

  /** What is left of one that failed may be what fills the disk. */
  private void clone(Path mirror, Path part, String branch) {
    try {
      git.run(GitCall.clone(mirror, part, "--branch", branch, "--no-hardlinks"));
    } catch (GitFailure e) {
      var full = OnDisk.isFull(part.resolveSibling("."));
      Folders.delete(part);
      throw full
          ? new GitFailure(
              GitFailure.Kind.BROKEN, "The disk is full; free some space and sync again.")
          : e;
    }
  }
}
