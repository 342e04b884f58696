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
    branches(checkout).forEach(line -> lines.add(create(prefix + line[1], line[0])));
    var stashes = stashes(checkout);
    for (int i = 0; i < stashes.size(); i++) {
      lines.add(create(prefix + "stash/" + i, stashes.get(i)));
    }
    if (!dirt.isEmpty()) {
      var kept = snapshot.take(checkout, head, dirt);
      lines.add(create(prefix + "snapshot", kept.hex()));
    }
    write(git, checkout, lines);
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

  private List<String[]> branches(Checkout checkout) {
    var format = "--format=%(objectname) %(refname:lstrip=1)";
    return git.run(checkout.git("for-each-ref", format, "refs/heads/"))
        .text()
        .lines()
        .map(line -> line.split(" ", 2))
        .toList();
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
