package dev.relay.repo.sync;

import dev.relay.repo.git.GitCall;
import dev.relay.repo.workspace.RepositoryId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A clone in which the developer works.
 *
 * @param tree its files
 * @param gitDir holds HEAD and the index; its own also where the tree is a linked worktree
 * @param commonDir holds branches and objects
 * @param environment for git, beside the usual
 */
record Checkout(
    RepositoryId id, Path tree, Path gitDir, Path commonDir, Map<String, String> environment) {
  Checkout {
    environment = Map.copyOf(environment);
  }

  GitCall git(String... args) {
    return GitCall.checkout(tree, args).about(id.name()).environment(environment);
  }

  /** The same on an index other than the developer's. */
  Checkout index(Path index) {
    return with(Map.of("GIT_INDEX_FILE", index.toString()));
  }

  /** The same, seeing what the mirror has too and writing new objects into a scratch folder. */
  Checkout scratch(Path folder, Path mirror) {
    return with(
        Map.of(
            "GIT_OBJECT_DIRECTORY",
            folder.toString(),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            commonDir.resolve("objects") + ":" + mirror.resolve("objects")));
  }

  private Checkout with(Map<String, String> more) {
    var all = new HashMap<>(environment);
    all.putAll(more);
    return new Checkout(id, tree, gitDir, commonDir, all);
  }
}
