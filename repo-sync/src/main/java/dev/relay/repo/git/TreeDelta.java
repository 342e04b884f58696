package dev.relay.repo.git;

import java.util.List;

/**
 * What became of a tree.
 *
 * @param now files that are new or whose bytes or mode changed, as they are now
 * @param gone paths without a file any more
 */
public record TreeDelta(List<TreeFile> now, List<String> gone) {
  public TreeDelta {
    now = List.copyOf(now);
    gone = List.copyOf(gone);
  }
}
