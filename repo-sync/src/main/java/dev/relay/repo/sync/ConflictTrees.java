package dev.relay.repo.sync;

import dev.relay.repo.git.Commits;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.GitPath;
import dev.relay.repo.git.Identity;
import dev.relay.repo.git.Refs;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.git.TaskTrees;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Lays a conflict out in a task tree, away from the checkout: the merge as far as git gets by
 * itself, with both sides between markers where it gets no further.
 */
public final class ConflictTrees {
  /** In the tree's git directory; they stand at the markers too. */
  private static final String YOURS = "refs/heads/yours";

  private static final String UPSTREAM = "refs/heads/upstream";
  private static final Identity NOBODY = new Identity("Relay", "relay@localhost");

  private final Git git;
  private final TaskTrees trees;
  private final Places places;

  /**
   * @param checkouts the folder in which they lie, unless adopted
   */
  public ConflictTrees(Git git, TaskTrees trees, Path checkouts) {
    this.git = git;
    this.trees = trees;
    this.places = new Places(checkouts);
  }

  /**
   * Its base is a commit with both sides as parents, so what is done in the tree is how the
   * conflict was settled. One that is there already is returned with the work in it.
   *
   * @param ours a commit of the checkout
   * @param theirs a commit of the mirror
   */
  public TaskTree create(
      String taskId, Workspace workspace, Repository repository, Sha ours, Sha theirs) {
    return trees.create(
        taskId,
        repository,
        theirs,
        gitDir -> {
          var checkout = checkout(workspace, repository);
          Parcel.carry(git, checkout::git, args -> GitCall.in(gitDir, args), ours, theirs);
          return merge(gitDir, repository.id().name(), ours, theirs);
        });
  }

  private Checkout checkout(Workspace workspace, Repository repository) {
    try {
      return CheckoutDoor.open(repository.id(), places.of(workspace, repository));
    } catch (Refusal e) {
      throw new GitFailure(GitFailure.Kind.MISSING, e.sentence());
    }
  }

  private Sha merge(Path gitDir, String about, Sha ours, Sha theirs) {
    var refs = new Refs(git);
    refs.set(gitDir, YOURS, ours);
    refs.set(gitDir, UPSTREAM, theirs);
    var call =
        GitCall.in(
            gitDir, "merge-tree", "--write-tree", "-z", "--no-messages", "yours", "upstream");
    var output = git.run(call.accept(0, 1).about(about));
    var tree = new String(GitPath.split(output.bytes()).getFirst(), StandardCharsets.US_ASCII);
    return new Commits(git)
        .join(gitDir, new Sha(tree), List.of(ours, theirs), NOBODY, Instant.EPOCH, "both sides");
  }
}
