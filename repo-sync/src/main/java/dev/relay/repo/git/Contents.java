package dev.relay.repo.git;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads files of a commit or tree without a checkout. Symbolic links are never followed. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // its body follows within the hour
public final class Contents {
  private final Git git;

  public Contents(Git git) {
    this.git = git;
  }

  /** All files, sorted; names that are no UTF-8 with octal escapes, as git prints them. */
  public List<String> paths(Path gitDir, Sha treeish) {
    throw new UnsupportedOperationException(git + " " + gitDir + treeish);
  }

  /** Empty when there is no such file. Throws {@link GitFailure} beyond 16 MB. */
  public Optional<byte[]> read(Path gitDir, Sha treeish, String path) {
    throw new UnsupportedOperationException(gitDir + path + treeish);
  }

  /** In bytes. Throws {@link GitFailure} of kind MISSING when there is no such file. */
  public long size(Path gitDir, Sha treeish, String path) {
    throw new UnsupportedOperationException(gitDir + path + treeish);
  }
}
