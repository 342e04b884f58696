package dev.relay.repo.git;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between a commit and a tree. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // its body follows within the hour
public final class Diffs {
  private final Git git;

  public Diffs(Git git) {
    this.git = git;
  }

  /** The files that differ, by path, renames found. Files over 8 MB count as binary. */
  public List<FileChange> files(Path gitDir, Sha base, Sha tree) {
    throw new UnsupportedOperationException(git + " " + gitDir + base + tree);
  }

  /**
   * The patch as it is shown to people.
   *
   * @param path of one file as {@link FileChange} has it, or null for all
   * @param maxBytes where it is cut; a last line then says so
   */
  public String patch(Path gitDir, Sha base, Sha tree, @Nullable String path, int maxBytes) {
    throw new UnsupportedOperationException(gitDir + path + base + tree + maxBytes);
  }

  /** SHA-256, hex, over the bytes of the whole patch. */
  public String digest(Path gitDir, Sha base, Sha tree) {
    throw new UnsupportedOperationException("" + gitDir + base + tree);
  }
}
