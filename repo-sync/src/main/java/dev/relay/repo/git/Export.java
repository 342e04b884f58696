package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes out the files of a commit or tree: those and no others, byte for byte. */
public final class Export {
  private final Git git;

  public Export(Git git) {
    this.git = git;
  }

  /**
   * @param gitDir owned by Relay
   * @param folder is made; what is in it already stays
   */
  public void write(Path gitDir, Sha treeish, Path folder) {
    Folders.create(folder);
    var index = index();
    try {
      var own = Map.of("GIT_INDEX_FILE", index.resolve("index").toString());
      git.run(GitCall.into(gitDir, folder, "read-tree", treeish.hex()).environment(own));
      git.run(GitCall.into(gitDir, folder, "checkout-index", "--all", "--quiet").environment(own));
    } finally {
      Folders.delete(index);
    }
  }

  private static Path index() {
    try {
      return Files.createTempDirectory("relay-index");
    } catch (IOException e) {
      throw Folders.broken("A temporary folder could not be made", e);
    }
  }
}
