package dev.relay.mcp.analysis.search;

import dev.relay.repo.git.Sha;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * A file that may hold a match.
 *
 * @param file of a checkout, whose bytes count instead of the blob's
 * @param score what its place is worth, before it was read
 */
record Candidate(Target target, String path, Sha blob, Optional<Path> file, int score) {
  static final Sha NO_BLOB = new Sha("0".repeat(40));

  static final Comparator<Candidate> ORDER = Candidate::before;

  /** Written out, as every file of a workspace may have to be sorted. */
  private static int before(Candidate a, Candidate b) {
    if (a.score != b.score) {
      return Integer.compare(b.score, a.score);
    }
    int order = Integer.compare(a.target.order(), b.target.order());
    return order == 0 ? a.path.compareTo(b.path) : order;
  }
}
