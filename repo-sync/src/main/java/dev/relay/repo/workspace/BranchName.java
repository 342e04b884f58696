package dev.relay.repo.workspace;

import java.util.regex.Pattern;

/** What git takes as the name of a branch. */
public final class BranchName {
  private static final Pattern FORBIDDEN =
      Pattern.compile("[\\x00-\\x20\\x7f~^:?*\\[\\\\]|\\.\\.|@\\{|//|/\\.|\\.lock(/|$)");
  private static final Pattern ENDS = Pattern.compile("^[-/.].*|.*[/.]$|^@$");

  private BranchName() {}

  /** False also for names that could be taken for an option. */
  public static boolean isValid(String name) {
    return !name.isEmpty()
        && name.length() <= 200
        && !ENDS.matcher(name).matches()
        && !FORBIDDEN.matcher(name).find();
  }
}
