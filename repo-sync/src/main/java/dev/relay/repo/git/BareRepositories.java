package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes git directories that hold nothing but what Relay writes. */
final class BareRepositories {
  /**
   * Beats every {@code .gitattributes}: no line ends, keywords or encodings are converted and no
   * filter runs, so the bytes of a tree are the bytes of its commit; and no text is shown as
   * binary.
   */
  private static final String ATTRIBUTES =
      "* -text !eol !crlf !filter !ident !working-tree-encoding !merge !diff\n";

  private static final List<String> FOLDERS = List.of("objects/info", "objects/pack", "refs/heads");

  private final Git git;

  /** What {@code git init} writes on this file system; after the first time it need not be run. */
  private volatile @Nullable Map<String, String> made;

  BareRepositories(Git git) {
    this.git = git;
  }

  void init(Path gitDir) {
    Folders.delete(gitDir);
    Folders.create(gitDir);
    var files = made;
    if (files == null) {
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
      made = Map.of("HEAD", read(gitDir.resolve("HEAD")), "config", read(gitDir.resolve("config")));
    } else {
      FOLDERS.forEach(folder -> Folders.create(gitDir.resolve(folder)));
      files.forEach((name, text) -> write(gitDir.resolve(name), text));
    }
    write(gitDir.resolve("info/attributes"), ATTRIBUTES);
  }

  /** True when git takes it for a repository; false for one whose making was interrupted. */
  boolean isWhole(Path gitDir) {
    return Stream.of("info/attributes", "HEAD", "config")
            .map(gitDir::resolve)
            .allMatch(file -> Files.isRegularFile(file) && file.toFile().length() > 0)
        && Stream.of("objects", "refs").map(gitDir::resolve).allMatch(Files::isDirectory);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Folders.broken("A file of Relay's own could not be read", e);
    }
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
