package dev.relay.mcp.analysis.index;

import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.GitReader;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TreeDelta;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A branch of a mirror, whose head an index follows.
 *
 * @param gitDir of the mirror
 */
public record Branch(Path gitDir, String name) {
  /** The same after a restart, and wherever the home lies. */
  public String key() {
    return gitDir.getFileName() + ":" + name;
  }

  /** Empty when the old commit is not there any more, as after a mirror was replaced. */
  public Optional<TreeDelta> delta(GitReader git, Sha from, Sha to) {
    try {
      return Optional.of(git.delta(gitDir, from, to));
    } catch (GitFailure e) {
      return Optional.empty();
    }
  }
}
