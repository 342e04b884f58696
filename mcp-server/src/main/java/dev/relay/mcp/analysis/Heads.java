package dev.relay.mcp.analysis;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which commit of a repository is looked at. */
public final class Heads {
  private final Git git;
  private final Mirrors mirrors;

  public Heads(Git git, Mirrors mirrors) {
    this.git = git;
    this.mirrors = mirrors;
  }

  /** The head of its branch as it was fetched last; fetched now if it never was. */
  public Sha of(Repository repository) {
    return mirrors.head(repository).orElseGet(() -> mirrors.refresh(repository));
  }

  /**
   * A branch, tag or commit by name; the head when {@code ref} is null. Throws {@link GitFailure}
   * of kind MISSING.
   */
  public Sha of(Repository repository, @Nullable String ref) {
    var head = of(repository);
    return ref == null ? head : resolve(repository, ref.strip());
  }

  public Path gitDir(Repository repository) {
    return mirrors.gitDir(repository);
  }

  private Sha resolve(Repository repository, String ref) {
    var call =
        GitCall.in(
                gitDir(repository),
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                ref + "^{commit}")
            .accept(0, 1, 128);
    var output = ref.matches("[A-Za-z0-9_./-]{1,250}") ? git.run(call) : null;
    if (output == null || output.exit() != 0) {
      throw new GitFailure(
          GitFailure.Kind.MISSING,
          "There is no branch, tag or commit '" + ref + "' in " + repository.id() + ".");
    }
    return output.sha();
  }
}
