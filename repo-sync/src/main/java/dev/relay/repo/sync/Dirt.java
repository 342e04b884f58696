package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitPath;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a developer has in a checkout beside its commit. Paths are as {@link GitPath#shown} writes
 * them.
 *
 * @param changed tracked paths that differ, staged or not
 * @param untracked files that are neither tracked nor ignored
 * @param unmerged paths with a conflict that was never settled
 * @param unwatched tracked paths that git was told not to look at, though they are there
 */
record Dirt(
    Set<String> changed, Set<String> untracked, Set<String> unmerged, Set<String> unwatched) {

  /** Of the checkout's own index. */
  static Dirt of(Git git, Checkout checkout) {
    var dirt = new Dirt(new HashSet<>(), new LinkedHashSet<>(), new TreeSet<>(), new HashSet<>());
    var glimpse = git.glimpse(checkout.gitDir(), checkout.tree());
    if (!glimpse.isUntouched()) {
      dirt.ask(git, checkout);
    }
    if (!glimpse.isWatched()) {
      GitPath.split(git.run(checkout.git("ls-files", "-v", "-z")).bytes())
          .forEach(entry -> dirt.addUnwatched(checkout, entry));
    }
    return dirt;
  }

  private void ask(Git git, Checkout checkout) {
    var call =
        checkout.git(
            "status",
            "--porcelain=v2",
            "-z",
            "--no-renames",
            "--untracked-files=all",
            "--ignore-submodules=dirty");
    GitPath.split(git.run(call).bytes()).forEach(this::add);
  }

  boolean isEmpty() {
    return changed.isEmpty() && untracked.isEmpty() && unwatched.isEmpty();
  }

  private void add(byte[] entry) {
    switch (entry[0]) {
      case '1' -> changed.add(path(entry, 8));
      case 'u' -> unmerged.add(path(entry, 10));
      case '?' -> untracked.add(path(entry, 1));
      default -> throw new IllegalStateException("git status says " + (char) entry[0]);
    }
  }

  /** Small letters are "assumed unchanged"; S is "left out", which must then not be there. */
  private void addUnwatched(Checkout checkout, byte[] entry) {
    if (Character.isLowerCase(entry[0])) {
      unwatched.add(path(entry, 1));
    } else if (entry[0] == 'S' && OnDisk.exists(checkout.tree(), path(entry, 1))) {
      unwatched.add(path(entry, 1));
    }
  }

  /** What comes after that many blanks. */
  private static String path(byte[] entry, int blanks) {
    int at = 0;
    for (int left = blanks; left > 0; at++) {
      left -= entry[at] == ' ' ? 1 : 0;
    }
    return GitPath.shown(java.util.Arrays.copyOfRange(entry, at, entry.length));
  }
}
