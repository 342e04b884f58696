package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Looks at checkouts without starting git. It says "untouched" only by git's own criterion: the
 * system says of every file what it said when git last looked. Wherever that takes judgement (a
 * conversion, a submodule, an unclear rule), it says nothing, and git is asked.
 */
final class TreeGlimpses {
  /** Of more than that, the installed git with its threads has looked at all sooner. */
  private static final int MOST = 3000;

  /** And so many that have to be read, not only looked at. */
  private static final int MOST_LATE = 300;

  private final OpenRepositories open;

  TreeGlimpses(OpenRepositories open) {
    this.open = open;
  }

  /**
   * JGit tells damaged repositories by any exception its parsers happen to run into, so here all of
   * them mean that git has to be asked.
   */
  TreeGlimpse look(Path gitDir, Path tree) {
    try (var repository = open.open(gitDir)) {
      if (repository == null) {
        return TreeGlimpse.NOTHING;
      }
      var index = IndexFile.read(gitDir.resolve("index"));
      var isWatched = index.entries().stream().allMatch(IndexEntry::isWatched);
      return new TreeGlimpse(isWatched && isUntouched(repository, index, tree), isWatched);
    } catch (IOException | RuntimeException e) {
      return TreeGlimpse.NOTHING;
    }
  }

  private static boolean isUntouched(Repository repository, IndexFile index, Path tree)
      throws IOException {
    return index.entries().size() <= MOST
        && index.entries().stream().filter(index::isLate).count() <= MOST_LATE
        && index.entries().stream().allMatch(IndexEntry::isSettled)
        && isHead(repository, index.entries())
        && new TreeInspection(repository, index, tree).isUntouched();
  }

  /** Whether nothing is staged. */
  private static boolean isHead(Repository repository, List<IndexEntry> entries)
      throws IOException {
    var commit = head(repository);
    if (commit == null) {
      return false;
    }
    try (var commits = new RevWalk(repository);
        var walk = new TreeWalk(commits.getObjectReader())) {
      walk.addTree(commits.parseTree(commit));
      walk.setRecursive(true);
      for (var entry : entries) {
        if (!walk.next() || !isSame(walk, entry)) {
          return false;
        }
      }
      return !walk.next();
    }
  }

  private static boolean isSame(TreeWalk walk, IndexEntry entry) {
    return walk.getRawMode(0) == entry.mode()
        && walk.getObjectId(0).equals(entry.id())
        && walk.getPathString().equals(entry.path());
  }

  /** Null on a branch without a commit, and where commits stand in for others. */
  private static @Nullable ObjectId head(Repository repository) throws IOException {
    var ref = repository.exactRef(Constants.HEAD);
    var isReplaced = !repository.getRefDatabase().getRefsByPrefix("refs/replace/").isEmpty();
    return ref == null || isReplaced ? null : ref.getObjectId();
  }
}
