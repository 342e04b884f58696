package dev.relay.repo.sync;

import dev.relay.repo.git.Folders;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitPath;
import dev.relay.repo.git.Sha;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Settles conflicts where that takes no judgement. In files that the developer's own {@code
 * .gitattributes} declares {@code linguist-generated}, upstream's version is taken, since they are
 * made anew from what was merged; lock files are made anew at once, by their own tool. All or
 * nothing.
 */
final class Settling {
  private final Git git;
  private final LockFiles locks;
  private final Path scratch;

  Settling(Git git, LockFiles locks, Path scratch) {
    this.git = git;
    this.locks = locks;
    this.scratch = scratch;
  }

  record Settled(Sha tree, List<String> notes) {}

  Optional<Settled> settle(Checkout checkout, TreeJoin.Tree tree) {
    var notes = new ArrayList<String>();
    var upstreams = new ByteArrayOutputStream();
    var made = new ArrayList<String>();
    for (var conflict : tree.conflicts()) {
      var path = conflict.path();
      if (conflict.theirs().isPresent() && locks.knows(path.substring(path.lastIndexOf('/') + 1))) {
        made.add(path);
      } else if (isGenerated(checkout, path)) {
        notes.add("Upstream's " + path + " was taken, as it is generated; make it anew.");
      } else {
        return Optional.empty();
      }
      upstreams.writeBytes(entry(path, conflict.theirs()));
    }
    return new Pad(checkout).settle(tree.sha(), upstreams.toByteArray(), made, notes);
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

  /** As {@code update-index --index-info} reads it. */
  private static byte[] entry(String path, Optional<Sha> blob) {
    var line = new ByteArrayOutputStream();
    var sha = blob.map(Sha::hex).orElse("0".repeat(40));
    var mode = blob.isPresent() ? "100644" : "0";
    line.writeBytes((mode + " " + sha + "\t").getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(GitPath.bytes(path));
    line.write(0);
    return line.toByteArray();
  }

  /** An index and a copy of the merged files, for as long as it takes. */
  private final class Pad {
    private final Checkout own;
    private final Path folder;

    Pad(Checkout checkout) {
      folder = scratch.resolve("settling-" + UUID.randomUUID());
      own = checkout.index(folder.resolve("index"));
    }

    Optional<Settled> settle(Sha tree, byte[] upstreams, List<String> made, List<String> notes) {
      try {
        Folders.create(folder);
        git.run(own.git("read-tree", tree.hex()));
        put(upstreams);
        if (!made.isEmpty()) {
          var files = folder.resolve("tree");
          git.run(own.git("checkout-index", "--all", "--prefix=" + files + "/"));
          for (var path : made) {
            var bytes = locks.make(files, path);
            if (bytes.isEmpty()) {
              return Optional.empty();
            }
            put(entry(path, Optional.of(store(bytes.get()))));
            notes.add(path + " was made anew by its own tool.");
          }
        }
        return Optional.of(new Settled(git.run(own.git("write-tree")).sha(), List.copyOf(notes)));
      } finally {
        Folders.delete(folder);
      }
    }

    private void put(byte[] entries) {
      git.run(own.git("update-index", "-z", "--index-info").input(entries));
    }

    private Sha store(byte[] bytes) {
      return git.run(own.git("hash-object", "-w", "--stdin").input(bytes)).sha();
    }
  }
}
