package dev.relay.repo.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files of a commit or tree without a checkout. Symbolic links are never followed. */
public final class Contents {
  private static final int MAX_BYTES = 16 << 20;

  private final Git git;

  public Contents(Git git) {
    this.git = git;
  }

  /** All files, sorted; names that are no UTF-8 with octal escapes, as git prints them. */
  public List<String> paths(Path gitDir, Sha treeish) {
    return files(gitDir, treeish).stream().map(TreeFile::path).toList();
  }

  /** The same with their object names, by which unchanged files are known again. */
  public List<TreeFile> files(Path gitDir, Sha treeish) {
    return git.reader().files(gitDir, treeish);
  }

  /** Paths of the files that have this name, in whatever folder. */
  public List<String> named(Path gitDir, Sha treeish, String name) {
    return git.reader().named(gitDir, treeish, name).stream().map(TreeFile::path).toList();
  }

  /** Empty when there is no such file. Throws {@link GitFailure} beyond 16 MB. */
  public Optional<byte[]> read(Path gitDir, Sha treeish, String path) {
    var reader = git.reader();
    var size = reader.size(gitDir, treeish, path);
    if (size.isPresent() && size.get() > MAX_BYTES) {
      throw new GitFailure(
          GitFailure.Kind.BROKEN,
          path + " has " + (size.get() >> 20) + " MB, more than the 16 MB that can be shown.");
    }
    return size.isEmpty() ? Optional.empty() : reader.read(gitDir, treeish, path);
  }

  /** In bytes. Throws {@link GitFailure} of kind MISSING when there is no such file. */
  public long size(Path gitDir, Sha treeish, String path) {
    return git.reader()
        .size(gitDir, treeish, path)
        .orElseThrow(
            () -> new GitFailure(GitFailure.Kind.MISSING, "There is no file " + path + " there."));
  }
}
