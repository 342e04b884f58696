package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** Sees, without starting a process, that there is nothing to do: the usual case. */
final class Glance {
  private static final String BRANCH = "ref: refs/heads/";

  private final Git git;

  Glance(Git git) {
    this.git = git;
  }

  /**
   * The checkout's commit, when it has all that is upstream and its remote-tracking branches too.
   */
  Optional<Sha> upToDate(Checkout checkout, Upstream upstream, Optional<String> remote) {
    if (remote.isEmpty() || !isOnItsBranch(checkout, upstream)) {
      return Optional.empty();
    }
    var tracked = git.reader().refs(checkout.commonDir(), "refs/remotes/" + remote.get());
    var there = git.reader().refs(upstream.mirror(), "refs/heads");
    var known =
        there.entrySet().stream()
            .allMatch(branch ->
                branch.getValue().equals(tracked.get(Tracking.ref(remote.get(), branch.getKey()))));
    return known
        ? git.reader()
            .commit(checkout.gitDir(), "HEAD")
            .filter(head -> has(checkout, head, upstream.head()))
        : Optional.empty();
  }

  private boolean has(Checkout checkout, Sha head, Sha upstream) {
    return head.equals(upstream) || git.reader().contains(checkout.commonDir(), head, upstream);
  }

  private static boolean isOnItsBranch(Checkout checkout, Upstream upstream) {
    try {
      var head = Files.readString(checkout.gitDir().resolve("HEAD")).strip();
      return switch (upstream.repository().syncStrategy()) {
        case MAIN_BRANCH -> head.equals(BRANCH + upstream.repository().branch());
        case FEATURE_BRANCH -> head.startsWith(BRANCH);
        case PINNED -> false;
      };
    } catch (IOException e) {
      return false;
    }
  }
}
