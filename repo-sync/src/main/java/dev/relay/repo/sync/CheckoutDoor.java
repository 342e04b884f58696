package dev.relay.repo.sync;

import dev.relay.repo.workspace.RepositoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;

/** Finds the git directory of a checkout, also where {@code .git} is a file that names it. */
final class CheckoutDoor {
  private static final String POINTER = "gitdir: ";

  private CheckoutDoor() {}

  /** True when there is something at that place, of whatever kind. */
  static boolean isTaken(Path tree) {
    return Files.exists(tree, LinkOption.NOFOLLOW_LINKS);
  }

  static Checkout open(RepositoryId id, Path tree) {
    var dotGit = tree.resolve(".git");
    try {
      if (Files.isDirectory(dotGit)) {
        return checkout(id, tree, dotGit);
      }
      if (Files.isRegularFile(dotGit)) {
        return linked(id, tree, dotGit);
      }
    } catch (IOException e) {
      throw new Refusal("The checkout of " + id + " cannot be read; see to its permissions.");
    }
    throw new Refusal("Something that is no clone lies in the place of " + id + "; move it away.");
  }

  private static Checkout linked(RepositoryId id, Path tree, Path dotGit) throws IOException {
    var text = Files.readString(dotGit).strip();
    var gitDir = tree.resolve(text.substring(text.startsWith(POINTER) ? POINTER.length() : 0));
    if (!text.startsWith(POINTER) || !Files.isRegularFile(gitDir.resolve("HEAD"))) {
      throw new Refusal(
          "The .git file of " + id + " points to no git directory; repair it with git worktree.");
    }
    var back = gitDir.resolve("gitdir");
    if (Files.exists(back) && !isSame(Path.of(Files.readString(back).strip()), dotGit)) {
      throw new Refusal(
          "The .git file of "
              + id
              + " points to the git directory of another folder; repair it with git worktree.");
    }
    return checkout(id, tree, gitDir.toRealPath());
  }

  private static Checkout checkout(RepositoryId id, Path tree, Path gitDir) throws IOException {
    var pointer = gitDir.resolve("commondir");
    var common =
        Files.exists(pointer)
            ? gitDir.resolve(Files.readString(pointer).strip()).normalize()
            : gitDir;
    if (OwnConfig.read(common).isSha256()) {
      throw new Refusal(
          "The checkout of "
              + id
              + " uses SHA-256 object names, which Relay cannot sync; use git there itself.");
    }
    return new Checkout(id, tree, gitDir, common, Map.of());
  }

  private static boolean isSame(Path one, Path other) throws IOException {
    return Files.exists(one) && Files.isSameFile(one, other);
  }
}
