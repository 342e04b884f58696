package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Sha;
import java.util.Optional;

/**
 * Where a checkout is.
 *
 * @param head null on a branch without a commit
 * @param ref the full name of the branch; empty when HEAD is detached
 */
record Position(Optional<Sha> head, Optional<String> ref) {
  private static final String BRANCHES = "refs/heads/";

  static Position of(Git git, Checkout checkout) {
    var both =
        git.run(checkout.git("rev-parse", "HEAD", "--symbolic-full-name", "HEAD").accept(0, 128));
    if (both.exit() == 0) {
      var lines = both.text().lines().toList();
      return new Position(Optional.of(new Sha(lines.getFirst())), ref(lines.getLast()));
    }
    return new Position(
        Optional.empty(), ref(git.run(checkout.git("symbolic-ref", "HEAD")).line()));
  }

  Optional<String> branch() {
    return ref.map(name -> name.substring(BRANCHES.length()));
  }

  private static Optional<String> ref(String name) {
    return name.startsWith(BRANCHES) ? Optional.of(name) : Optional.empty();
  }
}
