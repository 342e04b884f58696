package dev.relay.repo.git;

import java.util.Optional;
import java.util.regex.Pattern;

/** Which git is installed, and what follows from it. */
public record InstalledGit(int major, int minor) {
  private static final Pattern VERSION = Pattern.compile("git version (\\d+)\\.(\\d+).*");

  /** {@code merge-tree --write-tree} and {@code cat-file -z}. */
  private static final InstalledGit NEEDED = new InstalledGit(2, 38);

  /** Empty when there is none, or it says something else than git does. */
  public static Optional<InstalledGit> probe(Git git) {
    try {
      return parse(git.run(GitCall.in(null, "version")).line());
    } catch (GitFailure e) {
      return Optional.empty();
    }
  }

  static Optional<InstalledGit> parse(String line) {
    var version = VERSION.matcher(line);
    return version.matches()
        ? Optional.of(
            new InstalledGit(
                Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))))
        : Optional.empty();
  }

  /** What to tell the person who runs Relay; empty when all is well. */
  public static Optional<String> complaint(Optional<InstalledGit> installed) {
    if (installed.isEmpty()) {
      return Optional.of("Git is not installed: Relay can read, but not fetch; install git 2.38.");
    }
    var git = installed.get();
    return git.isAtLeast(NEEDED)
        ? Optional.empty()
        : Optional.of(
            "Git %d.%d is too old to merge for Relay; install git 2.38 or newer."
                .formatted(git.major, git.minor));
  }

  boolean isAtLeast(InstalledGit other) {
    return major > other.major || (major == other.major && minor >= other.minor);
  }
}
