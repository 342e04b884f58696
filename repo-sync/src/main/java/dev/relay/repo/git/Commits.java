package dev.relay.repo.git;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes commits. The same input makes the same commit, whenever and wherever. */
public final class Commits {
  private final Git git;

  public Commits(Git git) {
    this.git = git;
  }

  /**
   * @param parent null for a root commit
   * @param at author and committer date, in UTC
   */
  public Sha write(
      Path gitDir, Sha tree, @Nullable Sha parent, Identity by, Instant at, String message) {
    var parents = parent == null ? List.<Sha>of() : List.of(parent);
    return join(gitDir, tree, parents, by, at, message);
  }

  /** As the other, of any number of parents. */
  public Sha join(
      Path gitDir, Sha tree, List<Sha> parents, Identity by, Instant at, String message) {
    var who = plain(by.name()) + " <" + plain(by.email()) + "> " + at.getEpochSecond() + " +0000\n";
    var commit =
        "tree "
            + tree.hex()
            + parents.stream().map(p -> "\nparent " + p.hex()).collect(Collectors.joining())
            + "\nauthor "
            + who
            + "committer "
            + who
            + "\n"
            + message.replace("\0", "").strip()
            + "\n";
    // Not commit-tree: that takes names from the environment, which knows the locale's letters
    // only.
    var call = GitCall.in(gitDir, "hash-object", "-t", "commit", "-w", "--stdin");
    return git.run(call.input(commit.getBytes(StandardCharsets.UTF_8))).sha();
  }

  private static String plain(String text) {
    return text.replaceAll("[<>\\p{Cntrl}]", "").strip();
  }
}
