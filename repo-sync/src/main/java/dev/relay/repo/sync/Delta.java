package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitPath;
import dev.relay.repo.git.Sha;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What has to change in the files to get from one commit to another, path by path. */
record Delta(List<Entry> entries) {
  private static final String NONE = "000000";
  private static final String SUBMODULE = "160000";

  /** Git knows the empty tree in every repository. */
  static final String EMPTY = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

  /**
   * One path, as {@link GitPath#shown} writes it, with the modes and blobs of before and after; the
   * mode is 000000 where there is no such file.
   */
  record Entry(String path, String oldMode, String newMode, String oldBlob, String newBlob) {
    boolean isInOld() {
      return !oldMode.equals(NONE);
    }

    boolean isInNew() {
      return !newMode.equals(NONE);
    }

    boolean isSubmoduleInNew() {
      return newMode.equals(SUBMODULE);
    }

    boolean isSubmodule() {
      return oldMode.equals(SUBMODULE) || newMode.equals(SUBMODULE);
    }
  }

  Delta {
    entries = List.copyOf(entries);
  }

  static Delta between(Git git, Checkout checkout, @Nullable Sha from, Sha to) {
    var old = from == null ? EMPTY : from.hex();
    var call = checkout.git("diff-tree", "-r", "-z", "--raw", "--no-renames", old, to.hex());
    var parts = GitPath.split(git.run(call).bytes()).iterator();
    var entries = new ArrayList<Entry>();
    while (parts.hasNext()) {
      var fields = new String(parts.next(), StandardCharsets.US_ASCII).substring(1).split(" ");
      var path = GitPath.shown(parts.next());
      entries.add(new Entry(path, fields[0], fields[1], fields[2], fields[3]));
    }
    return new Delta(entries);
  }

  Set<String> paths() {
    return entries.stream().map(Entry::path).collect(Collectors.toSet());
  }
}
