package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitOutput;
import dev.relay.repo.git.GitReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Ends a sync at a given step as {@code kill -9} does: from there on nothing of it runs any more,
 * not even what would tidy up. Steps are git calls and journal entries.
 */
final class Dying {
  enum How {
    BEFORE,
    AFTER,
    /** In the middle, with a part of the files written and git's locks left. */
    WITHIN
  }

  private final int at;
  private final How how;
  private final RandomGenerator random;
  private final Path tree;
  private final AtomicInteger step = new AtomicInteger();
  private final CountDownLatch dead = new CountDownLatch(1);

  Dying(int at, How how, RandomGenerator random, Path tree) {
    this.at = at;
    this.how = how;
    this.random = random;
    this.tree = tree;
  }

  /** Counted down when it is dead. */
  CountDownLatch dead() {
    return dead;
  }

  private boolean isLast() {
    return step.incrementAndGet() == at;
  }

  private void die() {
    dead.countDown();
    while (true) {
      LockSupport.park();
    }
  }

  private interface Action<T> {
    T run();
  }

  private <T> T step(Action<T> action) {
    var last = isLast();
    if (last && how != How.AFTER) {
      die();
    }
    var result = action.run();
    if (last) {
      die();
    }
    return result;
  }

  Git git(Git git) {
    return new Git() {
      @Override
      public GitOutput run(GitCall call) {
        if (step.get() + 1 == at && how == How.WITHIN) {
          new HalfDone(git, tree, random).leave(call);
        }
        return step(() -> git.run(call));
      }

      @Override
      public GitOutput run(GitCall call, OutputStream sink) {
        return git.run(call, sink);
      }

      @Override
      public GitReader reader() {
        return git.reader();
      }
    };
  }

  SyncJournal journal(SyncJournal journal) {
    return new SyncJournal() {
      @Override
      public void plan(Step planned) {
        step(() -> {
          journal.plan(planned);
          return planned;
        });
      }

      @Override
      public Step enter(Step entered, State state) {
        return step(() -> journal.enter(entered, state));
      }

      @Override
      public List<Step> unfinished() {
        return journal.unfinished();
      }

      @Override
      public List<Step> applied(String sync) {
        return journal.applied(sync);
      }

      @Override
      public Optional<String> newest(String workspace) {
        return journal.newest(workspace);
      }
    };
  }

  /** What a git that is killed leaves of its call. */
  private record HalfDone(Git git, Path tree, RandomGenerator random) {
    void leave(GitCall call) {
      var args = call.args();
      try {
        if (args.contains("read-tree") && args.contains("-u")) {
          files(call, args.get(3), args.get(4));
        } else if (args.contains("update-ref") && args.contains("-m")) {
          Files.writeString(tree.resolve(".git/HEAD.lock"), "");
        } else if (args.contains("update-index") || args.contains("add")) {
          Files.writeString(Path.of(call.environment().get("GIT_INDEX_FILE") + ".lock"), "half");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** All of it is done, then some of it is taken back. */
    private void files(GitCall call, String from, String to) throws IOException {
      var index = Path.of(call.environment().get("GIT_INDEX_FILE"));
      var before = Files.readAllBytes(index);
      var paths =
          Sh.git(
                  tree,
                  "-c",
                  "core.quotePath=false",
                  "diff-tree",
                  "-r",
                  "-z",
                  "--no-renames",
                  "--name-only",
                  from,
                  to)
              .split("\0");
      var kept = Optional.<Before>empty();
      var states = new java.util.ArrayList<Before>();
      for (var path : paths) {
        if (!path.isEmpty()) {
          states.add(Before.of(tree.resolve(utf8(path))));
        }
      }
      git.run(call);
      for (var state : states) {
        if (random.nextInt(3) == 0) {
          state.putBack();
        } else if (kept.isEmpty()) {
          kept = Optional.of(state);
        }
      }
      if (kept.isPresent()) {
        kept.get().cut(random);
      }
      Files.write(index, before);
      Files.writeString(index.resolveSibling("index.lock"), "half");
    }

    private static String utf8(String latin) {
      return new String(
          latin.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
          java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private record Before(Path file, Optional<byte[]> bytes, boolean program) {
    static Before of(Path file) throws IOException {
      var plain = Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS);
      return new Before(
          file,
          plain ? Optional.of(Files.readAllBytes(file)) : Optional.empty(),
          plain && OnDisk.isProgram(file));
    }

    /** Only where that needs no folder to be made or removed. */
    void putBack() throws IOException {
      var now = Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS);
      if (bytes.isPresent() && now) {
        Files.write(file, bytes.get());
        file.toFile().setExecutable(program);
      } else if (bytes.isEmpty() && now) {
        Files.delete(file);
      }
    }

    /** Git had opened it and not written all. */
    void cut(RandomGenerator random) throws IOException {
      if (Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
        var now = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(now, random.nextInt(now.length + 1)));
      }
    }
  }
}
