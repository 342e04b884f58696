package dev.relay.repo.host;

import dev.relay.repo.git.Repos;
import java.nio.file.Path;

/** What a host does when somebody presses its button. */
final class BareMerge {
  private BareMerge() {}

  /** Returns the merge commit that main of the bare repository has now. */
  static String merge(Path bare, String head, String branch) {
    var base = Repos.run(bare, "rev-parse", "refs/heads/main");
    var tree = Repos.run(bare, "merge-tree", "--write-tree", base, head).lines().findFirst();
    var message = "Merge pull request from " + branch;
    var made =
        Repos.run(bare, "commit-tree", "-p", base, "-p", head, "-m", message, tree.orElseThrow());
    Repos.run(bare, "update-ref", "refs/heads/main", made, base);
    return made;
  }
}
