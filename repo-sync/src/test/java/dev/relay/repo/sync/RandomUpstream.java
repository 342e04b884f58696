package dev.relay.repo.sync;

import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** What others may have pushed meanwhile, at random. */
final class RandomUpstream {
  private final RandomGenerator random;
  private final Path tree;
  private final Edits edits;

  RandomUpstream(RandomGenerator random, Slot slot) {
    this.random = random;
    this.tree = slot.other();
    this.edits = new Edits(random, tree);
  }

  void create() throws IOException {
    if (random.nextInt(12) == 0) {
      return;
    }
    if (random.nextInt(5) == 0) {
      Sh.git(tree, "reset", "-q", "--hard", "HEAD~1");
    }
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      commit();
    }
    if (random.nextInt(3) == 0) {
      many();
    }
    if (random.nextInt(6) == 0) {
      Sh.git(tree, "branch", "-q", "-D", "topic");
    } else if (random.nextInt(6) == 0) {
      Sh.git(tree, "branch", "-q", "--force", "topic", "main");
      Sh.git(tree, "branch", "-q", "another", "main");
    }
    if (random.nextInt(30) == 0) {
      Sh.git(tree, "branch", "-m", "main", "trunk");
    }
  }

  private void commit() throws IOException {
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      edits.any();
    }
    Sh.git(tree, "add", "--all", "--force");
    Sh.git(tree, "commit", "-q", "--allow-empty", "-m", "theirs " + random.nextInt(100));
  }

  /** Enough files that being killed among them is likely. */
  private void many() throws IOException {
    for (int i = 0; i < 40; i++) {
      Slot.write(tree.resolve("many/" + i + ".txt"), Slot.text("many " + i, 200));
    }
    Sh.git(tree, "add", "--all");
    Sh.git(tree, "commit", "-q", "-m", "many");
  }
}
