package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Sha;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what a checkout has under {@code refs/relay/backup/<name>/}: HEAD, every branch, every
 * stash, and what is not committed as a snapshot that {@code git stash apply} understands.
 */
final class Backup {
  static final String REFS = "refs/relay/backup/";

  private static final int KEPT = 50;

  private final Git git;
  private final Snapshot snapshot;

  Backup(Git git) {
    this.git = git;
    this.snapshot = new Snapshot(git);
  }

  void make(Checkout checkout, String name, Optional<Sha> head, Dirt dirt) {
    var prefix = REFS + name + "/";
    var lines = new ArrayList<String>();
    head.ifPresent(sha -> lines.add(create(prefix + "HEAD", sha.hex())));
    git.reader()
        .refs(checkout.commonDir(), "refs/heads")
        .forEach(
            (ref, sha) -> lines.add(create(prefix + ref.substring("refs/".length()), sha.hex())));
    var stashes = stashes(checkout);
    for (int i = 0; i < stashes.size(); i++) {
      lines.add(create(prefix + "stash/" + i, stashes.get(i)));
    }
    if (!dirt.isEmpty()) {
      var kept = snapshot.take(checkout, head, dirt);
      lines.add(create(prefix + "snapshot", kept.hex()));
    }
    lines.addAll(forget(checkout));
    write(git, checkout, lines);
  }

  /** The oldest ones, when there are many; their names sort by time. */
  private List<String> forget(Checkout checkout) {
    var refs = git.reader().refs(checkout.commonDir(), REFS.substring(0, REFS.length() - 1));
    var names = refs.keySet().stream().map(Backup::name).distinct().toList();
    var old = names.subList(0, Math.max(0, names.size() - KEPT));
    return refs.keySet().stream()
        .filter(ref -> old.contains(name(ref)))
        .map(ref -> "delete " + ref)
        .toList();
  }

  private static String name(String ref) {
    return ref.substring(REFS.length()).split("/", 2)[0];
  }

  /** All or none of them. */
  static void write(Git git, Checkout checkout, List<String> lines) {
    var input = String.join("\n", lines) + "\n";
    git.run(
        checkout
            .git("update-ref", "--no-deref", "--stdin")
            .input(input.getBytes(StandardCharsets.UTF_8)));
  }

  private static String create(String ref, String sha) {
    return "create " + ref + " " + sha;
  }

  private List<String> stashes(Checkout checkout) {
    if (!Files.exists(checkout.commonDir().resolve("logs/refs/stash"))) {
      return List.of();
    }
    return git.run(
            checkout
                .git("rev-list", "--walk-reflogs", "--ignore-missing", "refs/stash", "--")
                .accept(0, 128))
        .text()
        .lines()
        .toList();
  }
}
