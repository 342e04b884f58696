package dev.relay.repo.sync;

import dev.relay.repo.git.Folders;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitPath;
import dev.relay.repo.git.Sha;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settles conflicts where that takes no judgement: in files that the developer's own {@code
 * .gitattributes} declares {@code linguist-generated}, upstream's version is taken, since they are
 * made anew from what was merged. All or nothing.
 */
final class Settling {
  private final Git git;

  Settling(Git git) {
    this.git = git;
  }

  record Settled(Sha tree, List<String> notes) {}

  Optional<Settled> settle(Checkout checkout, TreeJoin.Tree tree) {
    var notes = new ArrayList<String>();
    var lines = new ByteArrayOutputStream();
    for (var conflict : tree.conflicts()) {
      if (!isGenerated(checkout, conflict.path())) {
        return Optional.empty();
      }
      notes.add("Upstream's " + conflict.path() + " was taken, as it is generated; make it anew.");
      take(lines, conflict);
    }
    return Optional.of(new Settled(write(checkout, tree.sha(), lines.toByteArray()), notes));
  }

  private static void take(ByteArrayOutputStream lines, Conflict conflict) {
    var mode = conflict.theirs().isPresent() ? "100644" : "0";
    var blob = conflict.theirs().map(Sha::hex).orElse("0".repeat(40));
    lines.writeBytes((mode + " " + blob + "\t").getBytes(StandardCharsets.US_ASCII));
    lines.writeBytes(GitPath.bytes(conflict.path()));
    lines.write(0);
  }

  private boolean isGenerated(Checkout checkout, String path) {
    var call =
        checkout
            .git("check-attr", "--cached", "-z", "--stdin", "linguist-generated")
            .input(Restoration.input(List.of(path)));
    var parts = GitPath.split(git.run(call).bytes());
    var value = GitPath.shown(parts.get(2));
    return value.equals("set") || value.equals("true");
  }

  private Sha write(Checkout checkout, Sha tree, byte[] lines) {
    var folder = Folders.create(checkout.gitDir().resolve("relay"));
    var index = folder.resolve("settling-index");
    try {
      var own = checkout.index(index);
      git.run(own.git("read-tree", tree.hex()));
      git.run(own.git("update-index", "-z", "--index-info").input(lines));
      return git.run(own.git("write-tree")).sha();
    } finally {
      Folders.delete(index);
    }
  }
}
