package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Sha;
import java.util.List;

/** The commits that only the developer has. */
final class Own {
  private final Git git;

  Own(Git git) {
    this.git = git;
  }

  /** Oldest first, without those that upstream has in another form. */
  List<Sha> commits(Joining.Sides sides) {
    var range = sides.theirs().hex() + "..." + sides.ours().hex();
    var merges = git.run(sides.checkout().git(list("--merges", "--count", range, sides))).line();
    if (!merges.equals("0")) {
      throw new Refusal(
          sides.id() + " has merges among your commits; sync with merge or squash instead.");
    }
    return git.run(sides.checkout().git(list("--topo-order", "--reverse", range, sides)))
        .text()
        .lines()
        .map(Sha::new)
        .toList();
  }

  private static String[] list(String one, String other, String range, Joining.Sides sides) {
    return new String[] {
      "rev-list", one, other, "--right-only", "--cherry-pick", range, "^" + sides.base().hex()
    };
  }

  /** The subjects of what becomes one. */
  String squashMessage(Joining.Sides sides) {
    var range = sides.base().hex() + ".." + sides.ours().hex();
    var subjects =
        git.run(sides.checkout().git("log", "--no-merges", "--reverse", "--format=%s", range))
            .text()
            .lines()
            .toList();
    if (subjects.size() == 1) {
      return subjects.getFirst();
    }
    return "Squash "
        + subjects.size()
        + " commits\n\n"
        + String.join("\n", subjects.stream().map(subject -> "- " + subject).toList());
  }
}
