package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Sha;
import java.util.Optional;

/**
 * How two histories differ.
 *
 * @param own commits of the checkout that are not upstream; 0 only when there is none
 * @param missing commits upstream that the checkout does not have; 0 only when there is none
 * @param base what both came from, or what upstream was when the developer's commits began; empty
 *     when nothing is known
 * @param isRewritten upstream dropped commits that it had
 */
record Gap(int own, int missing, Optional<Sha> base, boolean isRewritten) {

  static Gap between(Git git, Checkout checkout, Sha ours, Sha theirs, String tracking) {
    var reader = git.reader();
    if (reader.contains(checkout.commonDir(), ours, theirs)) {
      return new Gap(0, 0, Optional.empty(), false);
    }
    if (reader.contains(checkout.commonDir(), theirs, ours)) {
      return new Gap(0, 1, Optional.empty(), false);
    }
    var range = ours.hex() + "..." + theirs.hex();
    var counts =
        git.run(checkout.git("rev-list", "--left-right", "--count", range)).line().split("\t");
    var own = Integer.parseInt(counts[0]);
    var missing = Integer.parseInt(counts[1]);
    if (own == 0 || missing == 0) {
      return new Gap(own, missing, Optional.empty(), false);
    }
    var common = sha(git, checkout, "merge-base", ours.hex(), theirs.hex());
    var fork = sha(git, checkout, "merge-base", "--fork-point", tracking, ours.hex());
    var dropped = fork.filter(f -> !contains(git, checkout, theirs, f));
    return dropped.isEmpty()
        ? new Gap(own, missing, common, false)
        : new Gap(own, missing, dropped, true);
  }

  private static Optional<Sha> sha(Git git, Checkout checkout, String... args) {
    var output = git.run(checkout.git(args).accept(0, 1, 128));
    return output.exit() == 0 ? output.text().lines().findFirst().map(Sha::new) : Optional.empty();
  }

  private static boolean contains(Git git, Checkout checkout, Sha commit, Sha ancestor) {
    var call = checkout.git("merge-base", "--is-ancestor", ancestor.hex(), commit.hex());
    return git.run(call.accept(0, 1)).exit() == 0;
  }
}
