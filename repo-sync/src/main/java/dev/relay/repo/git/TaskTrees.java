package dev.relay.repo.git;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Isolated working trees, one per task and repository. Their git directories lie beside, not in,
 * the trees, so nothing an agent writes is ever configuration to git.
 */
public final class TaskTrees {
  /** In mirrors: {@code <task>/<base>}, so that no base of a task is ever collected. */
  static final String REFS = "refs/relay/tasks/";

  /** In a tree's git directory, written last when it is made. */
  private static final String BASE = "refs/relay/base";

  private static final Executor ASIDE = work -> Thread.ofVirtual().name("task-tree").start(work);

  private static final Pattern TASK = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  private final Git git;
  private final Mirrors mirrors;
  private final Path root;
  private final Refs refs;
  private final BareRepositories repositories;
  private final BaseIgnores ignores;
  private final Locks locks = new Locks();

  public TaskTrees(Git git, Mirrors mirrors, Path root) {
    this.git = git;
    this.mirrors = mirrors;
    this.root = root.toAbsolutePath().normalize();
    this.refs = new Refs(git);
    this.repositories = new BareRepositories(git);
    this.ignores = new BaseIgnores(new Contents(git));
  }

  /**
   * Makes the tree with the files of {@code base}, a commit in the repository's mirror. One that is
   * there already is returned as it is, with its work; one left half made is made anew.
   */
  public TaskTree create(String taskId, Repository repository, Sha base) {
    return create(taskId, repository, base, gitDir -> base);
  }

  /**
   * As the other, with the files of a commit that is made of {@code kept}, a commit in the mirror.
   *
   * @param base makes it in the tree's git directory, which sees all that the mirror has
   */
  public TaskTree create(String taskId, Repository repository, Sha kept, Function<Path, Sha> base) {
    var gitDir = gitDir(taskId, repository.id());
    return locks.holding(
        gitDir,
        () ->
            open(taskId, repository.id())
                .orElseGet(
                    () -> make(taskId, tree(taskId, repository.id(), kept), repository, base)));
  }

  /** The tree made before, also by an earlier process. */
  public Optional<TaskTree> open(String taskId, RepositoryId repository) {
    return refs.commit(gitDir(taskId, repository), BASE)
        .map(base -> tree(taskId, repository, base))
        .filter(tree -> Files.isDirectory(tree.path(), LinkOption.NOFOLLOW_LINKS));
  }

  /**
   * Applies what was changed in the tree to {@code newBase}, in place. Throws {@link GitFailure} of
   * kind CONFLICT, leaving the tree as it was, when both sides changed the same lines.
   */
  public TaskTree rebase(TaskTree tree, Sha newBase) {
    return locks.holding(
        tree.gitDir(),
        () -> {
          keep(tree.gitDir(), newBase);
          apply(tree, tree.base().hex(), newBase.hex());
          return based(tree, newBase);
        });
  }

  /**
   * Makes the files what {@code work} is on {@code newBase}; what is in them now is given up. So it
   * may be repeated after a crash at any point of it.
   *
   * @param base what the work was done on
   * @param work a git tree in the tree's git directory
   */
  public TaskTree rebase(TaskTree tree, Sha base, Sha work, Sha newBase) {
    return locks.holding(
        tree.gitDir(),
        () -> {
          keep(tree.gitDir(), newBase);
          merge(tree, base.hex(), work, newBase.hex());
          return based(tree, newBase);
        });
  }

  /**
   * Takes back what {@code commit} did, in the tree's files. Throws {@link GitFailure} of kind
   * CONFLICT, leaving the tree as it was, when later changes are in the way.
   */
  public void revert(TaskTree tree, Sha commit) {
    locks.holding(
        tree.gitDir(),
        () -> {
          var parents = git.reader().log(tree.gitDir(), commit, 1).getFirst().parents();
          apply(tree, commit.hex(), parents.isEmpty() ? emptyTree(tree) : parents.getFirst().hex());
          return tree;
        });
  }

  /**
   * The files as a git tree: changed, new and deleted ones, without what the base's or the tree's
   * {@code .gitignore} names.
   */
  public Sha snapshot(TaskTree tree) {
    return locks.holding(tree.gitDir(), () -> new Snapshots(git).take(tree));
  }

  /** Removes all trees of the task with all work in them. */
  public void remove(String taskId) {
    var task = task(taskId);
    if (!Files.isDirectory(task)) {
      return;
    }
    try (var gitDirs = Files.list(Folders.create(task.resolve("git")))) {
      gitDirs.forEach(gitDir -> release(taskId, gitDir));
    } catch (IOException e) {
      throw Folders.broken("The trees of a task could not be listed", e);
    }
    Folders.delete(task);
  }

  /** The tasks that have trees. */
  List<String> tasks() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var folders = Files.list(root)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> TASK.matcher(name).matches())
          .toList();
    } catch (IOException e) {
      throw Folders.broken("The trees of tasks could not be listed", e);
    }
  }

  /** The directory in which the task's trees lie side by side, named as their repositories. */
  public Path root(String taskId) {
    return task(taskId).resolve("tree");
  }

  private TaskTree make(
      String taskId, TaskTree kept, Repository repository, Function<Path, Sha> base) {
    var mirror = mirrors.gitDir(repository);
    Folders.delete(kept.path());
    repositories.init(kept.gitDir());
    refs.set(mirror, REFS + taskId + "/" + kept.base(), kept.base());
    BareRepositories.write(
        kept.gitDir().resolve("objects/info/alternates"), mirror.resolve("objects") + "\n");
    var tree = tree(taskId, repository.id(), base.apply(kept.gitDir()));
    Folders.create(tree.path());
    // One process writes index and files; meanwhile the lists of ignored files are read in this.
    var ignored =
        CompletableFuture.runAsync(() -> ignores.write(tree.gitDir(), tree.base()), ASIDE);
    git.run(GitCall.on(tree, "read-tree", "--reset", "-u", tree.base().hex()));
    finish(ignored);
    refs.set(tree.gitDir(), BASE, tree.base());
    return tree;
  }

  private static void finish(CompletableFuture<Void> work) {
    try {
      work.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof GitFailure failure
          ? new GitFailure(failure.kind(), failure.sentence())
          : e;
    }
  }

  /** What leads from one state to another, done to the tree. */
  private void apply(TaskTree tree, String from, String to) {
    merge(tree, from, new Snapshots(git).take(tree), to);
  }

  private void merge(TaskTree tree, String from, Sha ours, String to) {
    Snapshots.requireFolder(tree);
    var sides = new TreeMerge.Sides(treeOf(tree, from), ours, treeOf(tree, to));
    var merged = new TreeMerge(git).merge(tree.gitDir(), tree.repository().name(), sides);
    // Whoever held this was killed: nobody else works here while the lock is held.
    Folders.delete(tree.gitDir().resolve("index.lock"));
    git.run(GitCall.on(tree, "read-tree", "--reset", "-u", merged.hex()));
  }

  private TaskTree based(TaskTree tree, Sha base) {
    ignores.write(tree.gitDir(), base);
    refs.set(tree.gitDir(), BASE, base);
    return new TaskTree(tree.repository(), tree.gitDir(), tree.path(), base);
  }

  private Sha treeOf(TaskTree tree, String commit) {
    var name = commit + "^{tree}";
    return git.run(
            GitCall.in(tree.gitDir(), "rev-parse", "--verify", name)
                .about(tree.repository().name()))
        .sha();
  }

  private String emptyTree(TaskTree tree) {
    return git.run(GitCall.in(tree.gitDir(), "mktree")).line();
  }

  private void keep(Path gitDir, Sha base) {
    var task = gitDir.resolveSibling("..").normalize().getFileName();
    mirrorOf(gitDir).ifPresent(mirror -> refs.set(mirror, REFS + task + "/" + base, base));
  }

  private void release(String taskId, Path gitDir) {
    mirrorOf(gitDir)
        .ifPresent(
            mirror -> refs.under(mirror, REFS + taskId).forEach(ref -> refs.delete(mirror, ref)));
  }

  private static Optional<Path> mirrorOf(Path gitDir) {
    var alternates = gitDir.resolve("objects/info/alternates");
    try {
      var lines = Files.exists(alternates) ? Files.readAllLines(alternates) : List.<String>of();
      return lines.stream().findFirst().map(Path::of).map(objects -> objects.resolveSibling("."));
    } catch (IOException e) {
      throw Folders.broken("A task tree's mirror could not be found", e);
    }
  }

  private TaskTree tree(String taskId, RepositoryId repository, Sha base) {
    var path = root(taskId).resolve(repository.name());
    return new TaskTree(repository, gitDir(taskId, repository), path, base);
  }

  private Path gitDir(String taskId, RepositoryId repository) {
    return task(taskId).resolve("git").resolve(repository.name());
  }

  private Path task(String taskId) {
    if (!TASK.matcher(taskId).matches()) {
      throw new IllegalArgumentException("'" + taskId + "' is no task id.");
    }
    return root.resolve(taskId);
  }
}
