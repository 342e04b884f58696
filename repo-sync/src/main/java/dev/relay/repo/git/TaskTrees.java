package dev.relay.repo.git;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Isolated working trees, one per task and repository. Their git directories lie beside, not in,
 * the trees, so nothing an agent writes is ever configuration to git.
 */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // its body follows within the hour
public final class TaskTrees {
  private final Git git;
  private final Mirrors mirrors;
  private final Path root;

  public TaskTrees(Git git, Mirrors mirrors, Path root) {
    this.git = git;
    this.mirrors = mirrors;
    this.root = root;
  }

  /**
   * Makes the tree with the files of {@code base}, a commit in the repository's mirror. One that is
   * there already is returned as it is, with its work; one left half made is made anew.
   */
  public TaskTree create(String taskId, Repository repository, Sha base) {
    throw new UnsupportedOperationException(git + " " + mirrors + taskId + repository + base);
  }

  /** The tree made before, also by an earlier process. */
  public Optional<TaskTree> open(String taskId, RepositoryId repository) {
    throw new UnsupportedOperationException(taskId + repository);
  }

  /**
   * Applies what was changed in the tree to {@code newBase}, in place. Throws {@link GitFailure} of
   * kind CONFLICT, leaving the tree as it was, when both sides changed the same lines.
   */
  public TaskTree rebase(TaskTree tree, Sha newBase) {
    throw new UnsupportedOperationException("" + tree + newBase);
  }

  /**
   * Takes back what {@code commit} did, in the tree's files. Throws {@link GitFailure} of kind
   * CONFLICT, leaving the tree as it was, when later changes are in the way.
   */
  public void revert(TaskTree tree, Sha commit) {
    throw new UnsupportedOperationException("" + tree + commit);
  }

  /**
   * The files as a git tree: changed, new and deleted ones, without what the base's or the tree's
   * {@code .gitignore} names.
   */
  public Sha snapshot(TaskTree tree) {
    throw new UnsupportedOperationException("" + tree);
  }

  /** Removes all trees of the task with all work in them. */
  public void remove(String taskId) {
    throw new UnsupportedOperationException(taskId);
  }

  /** The directory in which the task's trees lie side by side, named as their repositories. */
  public Path root(String taskId) {
    return root.resolve(taskId).resolve("tree");
  }
}
