package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Where a checkout is.
 *
 * @param head empty on a branch without a commit
 * @param ref the full name of the branch; empty when HEAD is detached
 */
record Position(Optional<Sha> head, Optional<String> ref) {
  private static final String POINTER = "ref: ";
  private static final String BRANCHES = "refs/heads/";

  static Position of(Git git, Checkout checkout) {
    var name = name(checkout).orElseGet(() -> asGitSays(git, checkout));
    return new Position(git.reader().commit(checkout.gitDir(), "HEAD"), ref(name));
  }

  /** From the file, where that is how this repository keeps it. */
  private static Optional<String> name(Checkout checkout) {
    try {
      var head = Files.readString(checkout.gitDir().resolve("HEAD")).strip();
      return Optional.of(head.startsWith(POINTER) ? head.substring(POINTER.length()) : "")
          .filter(name -> !name.equals(BRANCHES + ".invalid"));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String asGitSays(Git git, Checkout checkout) {
    return git.run(checkout.git("symbolic-ref", "--quiet", "HEAD").accept(0, 1)).line();
  }

  Optional<String> branch() {
    return ref.map(name -> name.substring(BRANCHES.length()));
  }

  private static Optional<String> ref(String name) {
    return name.startsWith(BRANCHES) ? Optional.of(name) : Optional.empty();
  }
}
