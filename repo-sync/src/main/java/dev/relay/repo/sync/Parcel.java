package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.Sha;
import java.nio.charset.StandardCharsets;

/** Carries a commit from one repository into another, with what the other does not have of it. */
final class Parcel {
  private static final String[] PACK = {"pack-objects", "--revs", "--stdout", "--thin", "-q"};
  private static final String[] UNPACK = {"index-pack", "--stdin", "--fix-thin"};

  /** Runs a command in a repository. */
  interface Place {
    GitCall git(String... args);
  }

  private Parcel() {}

  /**
   * @param there commits that both have
   */
  static void carry(Git git, Place from, Place to, Sha commit, Sha... there) {
    var wanted = new StringBuilder(commit.hex()).append('\n');
    for (var known : there) {
      wanted.append('^').append(known.hex()).append('\n');
    }
    var input = wanted.toString().getBytes(StandardCharsets.US_ASCII);
    var pack = git.run(from.git(PACK).input(input)).bytes();
    git.run(to.git(UNPACK).input(pack));
  }
}
