package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.Sha;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a checkout stands towards its upstream.
 *
 * @param isAhead it has all that upstream has, and commits of its own
 * @param obstacle why it must not be moved: the end of a sentence that begins with its name
 */
record CheckoutState(Sha head, boolean isAhead, Optional<String> obstacle) {
  private static final List<String> UNFINISHED =
      List.of("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply");

  static CheckoutState of(Git git, Path tree, Checkouts.Upstream upstream) {
    var head = git.run(GitCall.checkout(tree, "rev-parse", "--verify", "HEAD^{commit}")).sha();
    var behind = contains(git, GitCall.in(upstream.mirror(), isAncestor(head, upstream.head())));
    var ahead = !behind && contains(git, GitCall.checkout(tree, isAncestor(upstream.head(), head)));
    return new CheckoutState(
        head, ahead, obstacle(git, tree, upstream.repository().branch(), behind || ahead));
  }

  private static Optional<String> obstacle(Git git, Path tree, String branch, boolean inLine) {
    var unfinished = UNFINISHED.stream().filter(f -> Files.exists(tree.resolve(".git/" + f)));
    if (unfinished.findAny().isPresent()) {
      return Optional.of("is in the middle of a merge or rebase; finish it and sync again.");
    }
    var current = git.run(GitCall.checkout(tree, "symbolic-ref", "--quiet", "HEAD").accept(0, 1));
    if (!current.line().equals("refs/heads/" + branch)) {
      return Optional.of(
          "is not on " + branch + ", so it was left alone; switch to it and sync again.");
    }
    var changed =
        git.run(
            GitCall.checkout(
                tree, "status", "--porcelain", "--untracked-files=no", "--ignore-submodules=all"));
    if (changed.bytes().length > 0) {
      return Optional.of("has uncommitted changes; commit or stash them and sync again.");
    }
    return inLine
        ? Optional.empty()
        : Optional.of(
            "has commits that its remote does not, and the other way round; rebase or merge it.");
  }

  private static String[] isAncestor(Sha ancestor, Sha commit) {
    return new String[] {"merge-base", "--is-ancestor", ancestor.hex(), commit.hex()};
  }

  private static boolean contains(Git git, GitCall call) {
    return git.run(call.accept(0, 1, 128)).exit() == 0;
  }
}
