package dev.relay.repo.git;

import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What differs between a commit and a tree. */
public final class Diffs {
  private static final List<String> FILES =
      List.of("diff-tree", "-r", "-z", "-M", "--no-ext-diff", "--no-textconv");

  /** Full object names, so that the bytes never depend on what else a repository holds. */
  private static final List<String> PATCH =
      List.of(
          "diff-tree",
          "-r",
          "-p",
          "-M",
          "--full-index",
          "--no-ext-diff",
          "--no-textconv",
          "--no-color",
          "--src-prefix=a/",
          "--dst-prefix=b/");

  private final Git git;

  public Diffs(Git git) {
    this.git = git;
  }

  /** The files that differ, by path, renames found. Files over 8 MB count as binary. */
  public List<FileChange> files(Path gitDir, Sha base, Sha tree) {
    var names = git.run(call(gitDir, FILES, "--raw", base, tree)).bytes();
    var lines = git.run(call(gitDir, FILES, "--numstat", base, tree)).bytes();
    return DiffListing.parse(GitPath.split(names), GitPath.split(lines));
  }

  /**
   * The patch as it is shown to people.
   *
   * @param path of one file as {@link FileChange} has it, or null for all
   * @param maxBytes where it is cut; a last line then says so
   */
  public String patch(Path gitDir, Sha base, Sha tree, @Nullable String path, int maxBytes) {
    var args = new ArrayList<>(PATCH);
    args.addAll(List.of(base.hex(), tree.hex(), "--"));
    for (var name : path == null ? List.<String>of() : names(gitDir, base, tree, path)) {
      args.add(GitPath.pathspec(name));
    }
    var output = git.run(GitCall.in(gitDir, args.toArray(String[]::new)).keep(maxBytes));
    return output.cut()
        ? output.text()
            + "\n\\ Cut after "
            + maxBytes
            + " bytes; look at single files for the rest.\n"
        : output.text();
  }

  /** SHA-256, hex, over the bytes of the whole patch. */
  public String digest(Path gitDir, Sha base, Sha tree) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
      var args = new ArrayList<>(PATCH);
      args.addAll(List.of(base.hex(), tree.hex()));
      git.run(GitCall.in(gitDir, args.toArray(String[]::new)), sink);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** With the old name of a renamed file, else it would be shown as a new one. */
  private List<String> names(Path gitDir, Sha base, Sha tree, String path) {
    for (var file : files(gitDir, base, tree)) {
      if (file.path().equals(path) && file.oldPath() != null) {
        return List.of(path, file.oldPath());
      }
    }
    return List.of(path);
  }

  private static GitCall call(Path gitDir, List<String> how, String format, Sha base, Sha tree) {
    var args = new ArrayList<>(how);
    args.addAll(List.of(format, base.hex(), tree.hex()));
    return GitCall.in(gitDir, args.toArray(String[]::new));
  }
}
