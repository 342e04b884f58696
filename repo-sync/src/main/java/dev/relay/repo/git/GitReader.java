package dev.relay.repo.git;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Reads what a git directory holds. Nothing is changed, nothing of the repository's or the user's
 * configuration is executed. Where a commit or tree is asked for that is not there, {@link
 * GitFailure} of kind MISSING is thrown, unless the answer can be empty.
 */
public interface GitReader {
  /**
   * The commit behind a full ref name, {@code HEAD} or an object name, tags peeled; empty when
   * there is none, or no repository.
   */
  Optional<Sha> commit(Path gitDir, String name);

  /**
   * What the refs under {@code prefix} (whole path components, without a slash at the end) name,
   * tags not peeled, by full name.
   */
  SortedMap<String, Sha> refs(Path gitDir, String prefix);

  /**
   * True when {@code ancestor} is {@code commit} or came before it; false when either is missing.
   */
  boolean contains(Path gitDir, Sha commit, Sha ancestor);

  /** Every file below, in the order git keeps them; submodules too. */
  List<TreeFile> files(Path gitDir, Sha treeish);

  /** The same, but only those whose last name, an ASCII one, is this; quicker. */
  List<TreeFile> named(Path gitDir, Sha treeish, String name);

  /** Bytes of the file, or of the link's target; empty when the path is none of these. */
  Optional<Long> size(Path gitDir, Sha treeish, String path);

  /** The same bytes themselves. The caller has looked at the size. */
  Optional<byte[]> read(Path gitDir, Sha treeish, String path);

  /** The newest commits first, by the committers' clocks. */
  List<LogEntry> log(Path gitDir, Sha from, int limit);

  /** Paths that differ, sorted. */
  List<PathChange> changed(Path gitDir, Sha from, Sha to);

  /** The files that differ, those of {@code to} with their object names. */
  TreeDelta delta(Path gitDir, Sha from, Sha to);

  /**
   * Gives many blobs to {@code sink}, none twice; those that are missing are passed over, and of
   * those with more than {@code most} bytes it is only told that they are too large.
   */
  void blobs(Path gitDir, Collection<Sha> ids, int most, BlobSink sink);
}
