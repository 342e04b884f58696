package dev.relay.repo.git;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Merges three trees without touching files. */
final class TreeMerge {
  private static final Identity NOBODY = new Identity("Relay", "relay@localhost");

  private final Git git;
  private final Commits commits;

  TreeMerge(Git git) {
    this.git = git;
    this.commits = new Commits(git);
  }

  /** The trees of three states; {@code base} is where the other two came from. */
  record Sides(Sha base, Sha ours, Sha theirs) {}

  /** Throws {@link GitFailure} of kind CONFLICT that names the files. */
  Sha merge(Path gitDir, String about, Sides sides) {
    // Commits made for this alone: their merge base is then exactly the one that is wanted.
    var base = commits.write(gitDir, sides.base(), null, NOBODY, Instant.EPOCH, "base");
    var ours = commits.write(gitDir, sides.ours(), base, NOBODY, Instant.EPOCH, "ours");
    var theirs = commits.write(gitDir, sides.theirs(), base, NOBODY, Instant.EPOCH, "theirs");
    var call =
        GitCall.in(
            gitDir,
            "merge-tree",
            "--write-tree",
            "-z",
            "--name-only",
            "--no-messages",
            ours.hex(),
            theirs.hex());
    var output = git.run(call.accept(0, 1).about(about));
    var parts = GitPath.split(output.bytes()).stream().map(GitPath::shown).toList();
    if (output.exit() != 0) {
      throw conflict(about, parts.subList(1, parts.size()));
    }
    return new Sha(parts.getFirst());
  }

  private static GitFailure conflict(String about, List<String> paths) {
    var files = paths.stream().filter(p -> !p.isEmpty()).distinct().toList();
    var named = String.join(", ", files.subList(0, Math.min(3, files.size())));
    var more = files.size() > 3 ? " and " + (files.size() - 3) + " more files" : "";
    return new GitFailure(
        GitFailure.Kind.CONFLICT,
        "In "
            + about
            + " other changes touch the same lines of "
            + named
            + more
            + "; ask for the change again on what is there now.");
  }
}
