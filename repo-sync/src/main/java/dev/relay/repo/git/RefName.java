package dev.relay.repo.git;

import dev.relay.repo.workspace.BranchName;

/** Full ref names, so that no name can be taken for an option. */
public final class RefName {
  private RefName() {}

  /** {@code refs/heads/<name>}. Throws {@link GitFailure} when that is no branch name. */
  public static String branch(String name) {
    if (!BranchName.isValid(name)) {
      throw new GitFailure(
          GitFailure.Kind.MISSING,
          "'" + name + "' is no branch name; correct the branch in the workspace.");
    }
    return "refs/heads/" + name;
  }
}
