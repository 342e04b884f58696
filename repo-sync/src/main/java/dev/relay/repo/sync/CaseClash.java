package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitPath;
import dev.relay.repo.git.Sha;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds names that differ in their case alone, where the disk can't keep them apart. */
final class CaseClash {
  private final Git git;

  CaseClash(Git git) {
    this.git = git;
  }

  /** A sentence, when one of {@code coming} is among them. */
  Optional<String> find(Checkout checkout, Sha to, Set<String> coming) {
    if (!OwnConfig.read(checkout.commonDir()).ignoresCase()) {
      return Optional.empty();
    }
    var seen = new HashMap<String, String>();
    var listing = checkout.git("ls-tree", "-r", "-z", "--name-only", to.hex());
    for (var name : GitPath.split(git.run(listing).bytes())) {
      var path = GitPath.shown(name);
      var other = seen.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
      if (other != null && (coming.contains(path) || coming.contains(other))) {
        return Optional.of(
            "Upstream of "
                + checkout.id()
                + " has both "
                + other
                + " and "
                + path
                + ", which this disk can't keep apart; rename one of them upstream.");
      }
    }
    return Optional.empty();
  }
}
