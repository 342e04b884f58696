package dev.relay.repo.git;

import dev.relay.repo.git.FileChange.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.NameConflictTreeWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Reads in this process, without starting one: quick, for the formats that JGit knows. */
final class JGitReader implements GitReader {
  private final OpenRepositories open;

  JGitReader(OpenRepositories open) {
    this.open = open;
    NobodysConfiguration.install();
  }

  /** False when only the installed git can read it. */
  boolean canRead(Path gitDir) {
    try (var repository = open.open(gitDir)) {
      return repository != null;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public Optional<Sha> commit(Path gitDir, String name) {
    if (!canRead(gitDir)) {
      return Optional.empty();
    }
    return with(
        gitDir,
        repository -> {
          var id = named(repository, name);
          try (var walk = new RevWalk(repository)) {
            return id == null ? Optional.empty() : Optional.of(sha(walk.parseCommit(id)));
          } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return Optional.empty();
          }
        });
  }

  private static @Nullable ObjectId named(Repository repository, String name) throws IOException {
    if (ObjectId.isId(name)) {
      return ObjectId.fromString(name);
    }
    var ref = repository.exactRef(name);
    return ref == null ? null : ref.getObjectId();
  }

  @Override
  public SortedMap<String, Sha> refs(Path gitDir, String prefix) {
    return with(
        gitDir,
        repository -> {
          var refs = new TreeMap<String, Sha>();
          for (var ref : repository.getRefDatabase().getRefsByPrefix(prefix + "/")) {
            var id = ref.getObjectId();
            if (id != null) {
              refs.put(ref.getName(), sha(id));
            }
          }
          return refs;
        });
  }

  @Override
  public boolean contains(Path gitDir, Sha commit, Sha ancestor) {
    return with(
        gitDir,
        repository -> {
          try (var walk = new RevWalk(repository)) {
            walk.setRetainBody(false);
            return walk.isMergedInto(walk.parseCommit(id(ancestor)), walk.parseCommit(id(commit)));
          } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return false;
          }
        });
  }

  @Override
  public List<TreeFile> files(Path gitDir, Sha treeish) {
    return files(gitDir, treeish, TreeFilter.ALL);
  }

  @Override
  public List<TreeFile> named(Path gitDir, Sha treeish, String name) {
    return files(gitDir, treeish, PathSuffixFilter.create(name)).stream()
        .filter(file -> file.path().equals(name) || file.path().endsWith("/" + name))
        .toList();
  }

  private List<TreeFile> files(Path gitDir, Sha treeish, TreeFilter which) {
    return with(
        gitDir,
        repository -> {
          var files = new ArrayList<TreeFile>();
          try (var walk = new TreeWalk(repository)) {
            walk.addTree(tree(repository, treeish));
            walk.setRecursive(true);
            walk.setFilter(which);
            while (walk.next()) {
              files.add(file(walk, 0));
            }
          }
          return files;
        });
  }

  private static TreeFile file(TreeWalk walk, int tree) {
    return new TreeFile(
        GitPath.shown(walk.getRawPath()),
        TreeFile.Mode.of(walk.getRawMode(tree)),
        sha(walk.getObjectId(tree)));
  }

  @Override
  public Optional<Long> size(Path gitDir, Sha treeish, String path) {
    return blob(
        gitDir, treeish, path, (reader, id) -> reader.getObjectSize(id, Constants.OBJ_BLOB));
  }

  @Override
  public Optional<byte[]> read(Path gitDir, Sha treeish, String path) {
    return blob(
        gitDir,
        treeish,
        path,
        (reader, id) -> reader.open(id, Constants.OBJ_BLOB).getBytes(Integer.MAX_VALUE));
  }

  private interface Blob<T> {
    T read(ObjectReader reader, ObjectId id) throws IOException;
  }

  private <T> Optional<T> blob(Path gitDir, Sha treeish, String path, Blob<T> question) {
    if (!GitPath.isPlain(path)) {
      return Optional.empty();
    }
    return with(
        gitDir,
        repository -> {
          try (var reader = repository.newObjectReader()) {
            var id = find(reader, tree(repository, treeish), path);
            return id == null ? Optional.empty() : Optional.of(question.read(reader, id));
          } catch (MissingObjectException | IncorrectObjectTypeException e) {
            return Optional.empty();
          }
        });
  }

  private static @Nullable ObjectId find(ObjectReader reader, ObjectId tree, String path)
      throws IOException {
    var at = tree;
    for (var parts = GitPath.parts(path).iterator(); parts.hasNext(); ) {
      var parser = new CanonicalTreeParser(null, reader, at);
      if (!seek(parser, parts.next())) {
        return null;
      }
      var type = parser.getEntryFileMode().getObjectType();
      if (type != (parts.hasNext() ? Constants.OBJ_TREE : Constants.OBJ_BLOB)) {
        return null;
      }
      at = parser.getEntryObjectId();
    }
    return at;
  }

  private static boolean seek(CanonicalTreeParser parser, byte[] name) {
    for (; !parser.eof(); parser.next(1)) {
      var entry = new byte[parser.getNameLength()];
      parser.getName(entry, 0);
      if (Arrays.equals(entry, name)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<LogEntry> log(Path gitDir, Sha from, int limit) {
    return with(
        gitDir,
        repository -> {
          var entries = new ArrayList<LogEntry>();
          try (var walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(id(from)));
            for (var commit = walk.next();
                commit != null && entries.size() < limit;
                commit = walk.next()) {
              entries.add(entry(commit));
            }
          }
          return entries;
        });
  }

  private static LogEntry entry(RevCommit commit) {
    var parents = new ArrayList<Sha>();
    for (var parent : commit.getParents()) {
      parents.add(sha(parent));
    }
    var author = commit.getAuthorIdent();
    return new LogEntry(
        sha(commit),
        parents,
        new Identity(author.getName(), author.getEmailAddress()),
        Instant.ofEpochSecond(commit.getCommitTime()),
        commit.getShortMessage());
  }

  @Override
  public List<PathChange> changed(Path gitDir, Sha from, Sha to) {
    return with(
        gitDir,
        repository -> {
          var changes = new ArrayList<PathChange>();
          try (var walk = new NameConflictTreeWalk(repository)) {
            walk.addTree(tree(repository, from));
            walk.addTree(tree(repository, to));
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
              changes.add(new PathChange(kind(walk), GitPath.shown(walk.getRawPath())));
            }
          }
          changes.sort(Comparator.comparing(PathChange::path));
          return changes;
        });
  }

  private static Kind kind(TreeWalk walk) {
    if (walk.getRawMode(0) == 0) {
      return Kind.ADDED;
    }
    return walk.getRawMode(1) == 0 ? Kind.DELETED : Kind.MODIFIED;
  }

  @Override
  public TreeDelta delta(Path gitDir, Sha from, Sha to) {
    return with(
        gitDir,
        repository -> {
          var now = new ArrayList<TreeFile>();
          var gone = new ArrayList<String>();
          try (var walk = new NameConflictTreeWalk(repository)) {
            walk.addTree(tree(repository, from));
            walk.addTree(tree(repository, to));
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
              if (walk.getRawMode(1) == 0) {
                gone.add(GitPath.shown(walk.getRawPath()));
              } else {
                now.add(file(walk, 1));
              }
            }
          }
          return new TreeDelta(now, gone);
        });
  }

  @Override
  public void blobs(Path gitDir, Collection<Sha> ids, int most, BlobSink sink) {
    with(
        gitDir,
        repository -> {
          try (var reader = repository.newObjectReader()) {
            for (var id : ids) {
              if (!give(reader, id, most, sink)) {
                break;
              }
            }
          }
          return true;
        });
  }

  private static boolean give(ObjectReader reader, Sha id, int most, BlobSink sink)
      throws IOException {
    try {
      var loader = reader.open(id(id), Constants.OBJ_BLOB);
      if (loader.getSize() > most) {
        sink.tooLarge(id);
        return true;
      }
      return sink.blob(id, loader.getCachedBytes(most));
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      return true;
    }
  }

  private interface Question<T> {
    T ask(Repository repository) throws IOException;
  }

  /**
   * JGit tells damaged repositories by any exception its parsers happen to run into, so here, and
   * only here, all of them mean that it could not be read.
   */
  private <T> T with(Path gitDir, Question<T> question) {
    try (var repository = open.open(gitDir)) {
      if (repository == null) {
        throw new GitFailure(GitFailure.Kind.BROKEN, "Only the installed git can read this.");
      }
      return question.ask(repository);
    } catch (MissingObjectException | IncorrectObjectTypeException e) {
      throw new GitFailure(
          GitFailure.Kind.MISSING,
          "What was asked for does not exist in the repository; fetch it and try again.");
    } catch (IOException | RuntimeException e) {
      throw e instanceof GitFailure failure
          ? failure
          : new GitFailure(GitFailure.Kind.BROKEN, "The repository could not be read.");
    }
  }

  private static ObjectId tree(Repository repository, Sha treeish) throws IOException {
    try (var walk = new RevWalk(repository)) {
      return walk.parseTree(id(treeish)).getId();
    }
  }

  private static ObjectId id(Sha sha) {
    return ObjectId.fromString(sha.hex());
  }

  private static Sha sha(ObjectId id) {
    return new Sha(id.getName());
  }
}
