package dev.relay.repo.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;

/** What a developer may have in a checkout, at random. */
final class RandomWork {
  private final RandomGenerator random;
  private final Path tree;
  private final Edits edits;

  RandomWork(RandomGenerator random, Path tree) {
    this.random = random;
    this.tree = tree;
    this.edits = new Edits(random, tree);
  }

  /** What a developer may have; each case has one of them for certain, and others by chance. */
  enum State {
    BRANCHES,
    STASHED,
    DETACHED,
    HALF,
    STAGED,
    UNSTAGED,
    UNTRACKED,
    IGNORED
  }

  void create(State certain) throws IOException {
    chance(4, this::configure);
    chance(4, () -> Sh.git(tree, "checkout", "-q", "-b", "feature"));
    chance(2, () -> times(1 + random.nextInt(2), this::commit));
    chance(4, () -> Sh.git(tree, "tag", "mine"));
    chance(certain == State.BRANCHES ? 1 : 5, this::branch);
    chance(certain == State.STASHED ? 1 : 5, this::stash);
    chance(certain == State.DETACHED ? 1 : 40, () -> Sh.git(tree, "checkout", "-q", "--detach"));
    chance(certain == State.HALF ? 1 : 40, this::half);
    chance(certain == State.STAGED ? 1 : 8, () -> times(1 + random.nextInt(2), this::staged));
    chance(certain == State.UNSTAGED ? 1 : 8, () -> times(1 + random.nextInt(2), edits::any));
    chance(certain == State.UNTRACKED ? 1 : 6, this::untracked);
    chance(certain == State.IGNORED ? 1 : 4, this::ignored);
    chance(16, this::unwatched);
    chance(30, () -> Files.writeString(tree.resolve(".git/index.lock"), "mine"));
  }

  private interface Act {
    Object run() throws IOException;
  }

  private interface Deed {
    void run() throws IOException;
  }

  private void chance(int oneIn, Act act) throws IOException {
    if (random.nextInt(oneIn) == 0) {
      act.run();
    }
  }

  private void chance(int oneIn, Deed deed) throws IOException {
    if (random.nextInt(oneIn) == 0) {
      deed.run();
    }
  }

  private void times(int count, Act act) throws IOException {
    for (int i = 0; i < count; i++) {
      act.run();
    }
  }

  private String configure() {
    var settings =
        new String[][] {
          {"core.splitIndex", "true"},
          {"core.logAllRefUpdates", "false"},
          {"fetch.prune", "true"},
          {"merge.ff", "false"},
          {"core.autocrlf", "input"},
          {"rebase.autoStash", "true"},
          {"core.untrackedCache", "true"},
          {"status.showUntrackedFiles", "no"}
        };
    var one = settings[random.nextInt(settings.length)];
    return Sh.git(tree, "config", one[0], one[1]);
  }

  private Object commit() throws IOException {
    edits.any();
    Sh.git(tree, "add", "--all");
    return Sh.git(tree, "commit", "-q", "--allow-empty", "-m", "mine " + random.nextInt(100));
  }

  private Object branch() throws IOException {
    var back = Sh.tryGit(tree, "symbolic-ref", "--short", "HEAD").output().strip();
    Sh.git(tree, "checkout", "-q", "-b", "side");
    commit();
    return Sh.git(tree, "checkout", "-q", back);
  }

  private Object stash() throws IOException {
    edits.line("a.txt");
    edits.create("new.txt");
    return Sh.tryGit(tree, "stash", "push", "-q", random.nextBoolean() ? "-u" : "-q");
  }

  /** A merge, rebase, pick or bisect that was begun and mostly stopped at a conflict. */
  private Object half() throws IOException {
    Sh.git(tree, "checkout", "-q", "-B", "half", "HEAD~1");
    edits.line("b.txt");
    edits.line("a.txt");
    Sh.tryGit(tree, "commit", "-q", "-am", "half");
    return switch (random.nextInt(4)) {
      case 0 -> Sh.tryGit(tree, "merge", "-q", "main");
      case 1 -> Sh.tryGit(tree, "rebase", "-q", "main");
      case 2 -> Sh.tryGit(tree, "cherry-pick", "main");
      default -> Sh.tryGit(tree, "bisect", "start", "HEAD", "HEAD~1");
    };
  }

  private Object staged() throws IOException {
    var path = edits.any();
    var intent = random.nextInt(6) == 0;
    Sh.tryGit(tree, intent ? new String[] {"add", "-N", path} : new String[] {"add", "-A"});
    return random.nextInt(3) == 0 ? edits.line(path) : path;
  }

  private void untracked() throws IOException {
    edits.create(random.nextBoolean() ? "new.txt" : "fresh/x.txt");
    edits.create("notes.txt");
  }

  private void ignored() throws IOException {
    edits.create("ignored/i.txt");
    edits.create("x.log");
  }

  private void unwatched() throws IOException {
    var path = edits.tracked();
    var how = random.nextBoolean() ? "--assume-unchanged" : "--skip-worktree";
    Sh.tryGit(tree, "update-index", how, path);
    edits.line(path);
  }
}
