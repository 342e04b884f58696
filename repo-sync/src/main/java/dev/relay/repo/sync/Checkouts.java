package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncStrategy;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * The clones in which the developer works. They are ordinary ones that share nothing with mirrors;
 * here they are only ever moved forward, and only when there is nothing that could be lost.
 */
final class Checkouts {
  private final Git git;
  private final Cloning cloning;
  private final Path folder;

  Checkouts(Git git, Path folder) {
    this.git = git;
    this.cloning = new Cloning(git);
    this.folder = folder;
  }

  /** A repository as its mirror has it. */
  record Upstream(Repository repository, Path mirror, Sha head) {}

  SyncResult bring(String workspace, Upstream upstream, boolean dryRun) {
    var id = upstream.repository().id();
    var tree = folder.resolve(workspace).resolve(id.name());
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      if (!dryRun) {
        cloning.clone(upstream, tree);
      }
      return new SyncResult.FastForwarded(id, null, upstream.head());
    }
    if (!Files.isDirectory(tree.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
      return new SyncResult.Skipped(
          id, "Something that is no clone lies in the place of " + id + "; move it away.");
    }
    try {
      return forward(tree, upstream, dryRun);
    } catch (GitFailure e) {
      return new SyncResult.Skipped(id, e.sentence());
    }
  }

  private SyncResult forward(Path tree, Upstream upstream, boolean dryRun) {
    var id = upstream.repository().id();
    if (!dryRun) {
      cloning.fetch(upstream, tree);
    }
    var state = CheckoutState.of(git, tree, upstream);
    if (upstream.repository().syncStrategy() == SyncStrategy.PINNED) {
      return new SyncResult.UpToDate(id, state.head());
    }
    if (state.obstacle().isPresent()) {
      return new SyncResult.Skipped(id, id + " " + state.obstacle().get());
    }
    if (state.isAhead() || state.head().equals(upstream.head())) {
      return new SyncResult.UpToDate(id, state.head());
    }
    return dryRun
        ? new SyncResult.FastForwarded(id, state.head(), upstream.head())
        : merge(tree, id, state.head(), upstream.head());
  }

  private SyncResult merge(Path tree, RepositoryId id, Sha from, Sha to) {
    var merge =
        GitCall.checkout(
                tree,
                "merge",
                "--quiet",
                "--ff-only",
                "--no-autostash",
                "--no-overwrite-ignore",
                to.hex())
            .about(id.name())
            .accept(0, 1, 128);
    if (git.run(merge).exit() != 0) {
      return new SyncResult.Skipped(
          id, id + " has files of yours where new ones would come; move them away and sync again.");
    }
    return new SyncResult.FastForwarded(id, from, to);
  }
}
