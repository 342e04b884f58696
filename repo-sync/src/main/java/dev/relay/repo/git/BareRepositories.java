package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes git directories that hold nothing but what Relay writes. */
final class BareRepositories {
  /**
   * Beats every {@code .gitattributes}: no line ends, keywords or encodings are converted and no
   * filter runs, so the bytes of a tree are the bytes of its commit; and no text is shown as
   * binary.
   */
  private static final String ATTRIBUTES =
      "* -text !eol !crlf !filter !ident !working-tree-encoding !merge !diff\n";

  private final Git git;

  BareRepositories(Git git) {
    this.git = git;
  }

  void init(Path gitDir) {
    Folders.delete(gitDir);
    Folders.create(gitDir);
    git.run(
        GitCall.in(
            null,
            "init",
            "--quiet",
            "--bare",
            "--template=",
            "--initial-branch=main",
            "--",
            gitDir.toString()));
    write(gitDir.resolve("info/attributes"), ATTRIBUTES);
  }

  /** True when git takes it for a repository; false for one whose making was interrupted. */
  boolean isWhole(Path gitDir) {
    return Files.isRegularFile(gitDir.resolve("info/attributes"))
        && git.run(GitCall.in(gitDir, "rev-parse", "--git-dir").accept(0, 128)).exit() == 0;
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw Folders.broken("A file of Relay's own could not be written", e);
    }
  }
}
