package dev.relay.repo.git;

import java.util.regex.Pattern;

/** Full ref names for branches, so that no name can be taken for an option. */
public final class RefName {
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|/\\.|\\.lock(/|$)");

  private RefName() {}

  /** True for what git takes as a branch name, and what is no option. */
  public static boolean isBranch(String name) {
    return !name.isEmpty()
        && name.length() <= 200
        && !name.equals("@")
        && !name.startsWith("-")
        && !name.startsWith("/")
        && !name.startsWith(".")
        && !name.endsWith("/")
        && !name.endsWith(".")
        && !FORBIDDEN.matcher(name).find();
  }

  /** {@code refs/heads/<name>}. Throws {@link GitFailure} when that is no branch name. */
  public static String branch(String name) {
    if (!isBranch(name)) {
      throw new GitFailure(
          GitFailure.Kind.MISSING,
          "'" + name + "' is no branch name; correct the branch in the workspace.");
    }
    return "refs/heads/" + name;
  }
}
