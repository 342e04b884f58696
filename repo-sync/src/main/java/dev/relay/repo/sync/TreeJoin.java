package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitPath;
import dev.relay.repo.git.Sha;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Merges two commits into a tree, in the object store alone. */
final class TreeJoin {
  private final Git git;

  TreeJoin(Git git) {
    this.git = git;
  }

  /**
   * @param sha of the tree; where there are conflicts, files in it hold their markers
   */
  record Tree(Sha sha, List<Conflict> conflicts) {}

  /** The merge base is the one that the commits' history gives. */
  Tree join(Checkout checkout, Sha ours, Sha theirs) {
    var call =
        checkout.git("merge-tree", "--write-tree", "-z", "--no-messages", ours.hex(), theirs.hex());
    var parts = GitPath.split(git.run(call.accept(0, 1)).bytes());
    var stages = new LinkedHashMap<String, @Nullable Sha[]>();
    for (var part : parts.subList(1, parts.size())) {
      if (part.length > 0) {
        add(stages, part);
      }
    }
    var tree = new Sha(new String(parts.getFirst(), java.nio.charset.StandardCharsets.US_ASCII));
    return new Tree(tree, conflicts(stages));
  }

  /** {@code <mode> <blob> <stage>\t<path>}. */
  private static void add(Map<String, @Nullable Sha[]> stages, byte[] part) {
    int tab = 0;
    while (part[tab] != '\t') {
      tab++;
    }
    var fields = new String(part, 0, tab, java.nio.charset.StandardCharsets.US_ASCII).split(" ");
    var path = GitPath.shown(java.util.Arrays.copyOfRange(part, tab + 1, part.length));
    var sides = stages.computeIfAbsent(path, p -> new @Nullable Sha[3]);
    sides[Integer.parseInt(fields[2]) - 1] = new Sha(fields[1]);
  }

  private static List<Conflict> conflicts(Map<String, @Nullable Sha[]> stages) {
    var conflicts = new ArrayList<Conflict>();
    stages.forEach((path, sides) ->
        conflicts.add(
            new Conflict(
                path,
                Optional.ofNullable(sides[0]),
                Optional.ofNullable(sides[1]),
                Optional.ofNullable(sides[2]))));
    return List.copyOf(conflicts);
  }
}
