package dev.relay.repo.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whether a checkout is as it was, or exactly what was promised, with nothing lost. */
final class Verdict {
  private final Path tree;
  private final Slot slot;
  private final Witness before;
  private final String from;

  Verdict(Slot slot, Witness before, String from) {
    this.slot = slot;
    this.tree = slot.checkout();
    this.before = before;
    this.from = from;
  }

  /**
   * @param result null when the sync was killed
   */
  void check(@Nullable SyncResult result) {
    var after = Witness.of(tree);
    assertThat(after.objects()).as("objects").containsAll(before.objects());
    assertThat(after.git()).as("files in .git").isEqualTo(withoutHead(after.git()));
    var to = Witness.commit(tree);
    var promised = result == null ? null : Moved.to(result).orElse(null);
    if (result != null) {
      var dry = promised != null && to.equals(from);
      assertThat(to).as("HEAD").isEqualTo(promised == null || dry ? from : promised.hex());
    }
    if (to.equals(from)) {
      untouched(after);
    } else {
      moved(after, to);
    }
  }

  /** HEAD is a branch's name before and after, or a commit that is compared on its own. */
  private Map<String, String> withoutHead(Map<String, String> now) {
    var expected = new TreeMap<>(before.git());
    var detached = now.get("HEAD");
    if (detached != null && !detached.startsWith("file ref:")) {
      expected.put("HEAD", detached);
    }
    return expected;
  }

  private void untouched(Witness after) {
    assertThat(after.files()).as("files, untouched").isEqualTo(before.files());
    assertThat(after.index()).as("index, untouched").isEqualTo(before.index());
    assertThat(after.head()).as("HEAD, untouched").isEqualTo(before.head());
    assertThat(after.refs()).as("refs, untouched").containsAllEntriesOf(before.refs());
  }

  private void moved(Witness after, String to) {
    var touched = touched(to);
    assertThat(without(after.files(), touched))
        .as("files that are not upstream's")
        .isEqualTo(without(before.files(), touched));
    assertThat(without(after.index(), touched))
        .as("index of what is not upstream's")
        .isEqualTo(without(before.index(), touched));
    arrived(after, to, touched);
    branches(after, to);
    backup();
  }

  private void arrived(Witness after, String to, Set<String> touched) {
    var tree = entries(to);
    for (var path : touched) {
      var entry = after.index().getOrDefault(latin(path), "");
      var want = tree.get(latin(path));
      if (want == null) {
        assertThat(entry).as("index of " + path).isEmpty();
        var place = this.tree.resolve(path);
        assertThat(OnDisk.exists(place) && !OnDisk.isFolder(place)).as(path).isFalse();
      } else {
        assertThat(entry.substring(2)).as("index of " + path).isEqualTo(want + "\t" + latin(path));
      }
    }
    status(touched);
  }

  /** Mode, blob and stage by path, as the index has them. */
  private Map<String, String> entries(String commit) {
    var entries = new TreeMap<String, String>();
    for (var entry : Sh.git(tree, "ls-tree", "-r", "-z", commit).split("\0")) {
      if (!entry.isEmpty()) {
        var fields = entry.substring(0, entry.indexOf('\t')).split(" ");
        entries.put(entry.substring(entry.indexOf('\t') + 1), fields[0] + " " + fields[2] + " 0");
      }
    }
    return entries;
  }

  private void status(Set<String> touched) {
    var args = new ArrayList<>(List.of("status", "--porcelain", "--untracked-files=all", "--"));
    touched.forEach(path -> args.add(":(literal)" + path));
    if (!touched.isEmpty()) {
      // The untracked cache makes git warn of a folder that is gone; that is no status.
      assertThat(Sh.git(tree, args.toArray(String[]::new)).lines())
          .as("status of what arrived")
          .allMatch(line -> line.startsWith("warning: "));
    }
  }

  /** Every branch but the one in work is where it was; that one has what was upstream. */
  private void branches(Witness after, String to) {
    var expected = new TreeMap<>(before.refs());
    var ref = Sh.tryGit(tree, "symbolic-ref", "-q", "HEAD").output().strip();
    if (!ref.isEmpty()) {
      expected.put(ref, to);
    }
    assertThat(after.refs()).as("refs").containsAllEntriesOf(expected);
    var head = Sh.tryGit(slot.bare(), "rev-parse", "-q", "--verify", "refs/heads/main");
    if (head.exit() == 0) {
      Sh.git(tree, "merge-base", "--is-ancestor", head.output().strip(), to);
    }
  }

  /** A backup has HEAD, all branches and stashes, and what was not committed. */
  private void backup() {
    var refs = Sh.git(tree, "for-each-ref", "--format=%(objectname) %(refname)", Backup.REFS);
    assertThat(refs).contains(from + " ").contains("/HEAD");
    var kept = new HashSet<>(refs.lines().map(line -> line.substring(0, 40)).toList());
    before
        .refs()
        .forEach((ref, sha) -> {
          if (ref.startsWith("refs/heads/") || ref.equals("refs/stash")) {
            assertThat(kept).as(ref).contains(sha);
          }
        });
  }

  private Set<String> touched(String to) {
    var paths = new HashSet<String>();
    for (var path :
        Sh.git(tree, "diff-tree", "-r", "-z", "--no-renames", "--name-only", from, to)
            .split("\0")) {
      if (!path.isEmpty()) {
        paths.add(new String(path.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
      }
    }
    return paths;
  }

  private static String latin(String path) {
    return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static Map<String, String> without(Map<String, String> all, Set<String> paths) {
    var rest = new TreeMap<>(all);
    paths.forEach(path -> {
      rest.remove(path);
      rest.remove(latin(path));
    });
    return rest;
  }
}
