package dev.relay.repo.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What the measurements are made on, and the installed git as a person would use it. */
final class BenchRepositories {
  private static final int MODULES = 60;
  private static final int PER_MODULE = 200;

  private final Path dir;
  private int commits;

  BenchRepositories(Path dir) {
    this.dir = dir;
  }

  /** So many bare repositories {@code r0 …} of 20 files and 20 commits. */
  void small(int count) throws IOException {
    var work = dir.resolve("small");
    Repos.run(work, "init", "-q", "-b", "main");
    for (int commit = 0; commit < 20; commit++) {
      Repos.write(work.resolve("src/File" + commit + ".java"), text(new Random(commit), 2000));
      Repos.run(work, "add", "-A");
      Repos.run(work, "commit", "-q", "-m", "commit " + commit);
    }
    var first = remote("r0");
    Repos.run(dir, "clone", "-q", "--bare", "--no-hardlinks", work.toString(), first.toString());
    for (int i = 1; i < count; i++) {
      copy(first, remote("r" + i));
    }
  }

  /** A bare repository of 12,000 files in 1,200 folders. */
  void large() {
    var work = dir.resolve("large");
    var random = new Random(7);
    for (int module = 0; module < MODULES; module++) {
      for (int file = 0; file < PER_MODULE; file++) {
        var name = "module%d/src/p%d/File%d.java".formatted(module, file / 10, file);
        Repos.write(work.resolve(name), text(random, 500 + random.nextInt(5500)));
      }
    }
    Repos.run(work, "init", "-q", "-b", "main");
    Repos.run(work, "add", "-A");
    Repos.run(work, "commit", "-q", "-m", "first");
    var bare = remote("large").toString();
    Repos.run(dir, "clone", "-q", "--bare", "--no-hardlinks", work.toString(), bare);
    Repos.run(remote("large"), "repack", "-adq");
  }

  /** Changes 350 files and moves and changes 150; the commits before and after. */
  List<String> changeFiveHundred() {
    var work = dir.resolve("large");
    for (int module = 0; module < MODULES; module++) {
      for (int file = 0; file < 9; file++) {
        var path = work.resolve("module%d/src/p0/File%d.java".formatted(module, file));
        var text = Repos.read(path);
        Repos.write(
            path,
            text.substring(0, text.length() / 2)
                + "changed;\n"
                + text.substring(text.length() / 2));
        if (file % 3 == 0) {
          move(path, work.resolve("module%d/again%d.java".formatted(module, file)));
        }
      }
    }
    var before = Repos.run(work, "rev-parse", "HEAD");
    Repos.run(work, "add", "-A");
    Repos.run(work, "commit", "-q", "-m", "five hundred files");
    Repos.run(work, "push", "-q", remote("large").toString(), "main");
    return List.of(before, Repos.run(work, "rev-parse", "HEAD"));
  }

  /** Bare clones that fetch as anybody's would. */
  List<Path> plainMirrors(String url, int count) {
    var mirrors = new ArrayList<Path>();
    for (int i = 0; i < count; i++) {
      var mirror = dir.resolve("plain-" + url.hashCode()).resolve("r" + i + ".git");
      if (!Files.exists(mirror)) {
        Repos.run(dir, "clone", "-q", "--mirror", url + "r" + i + ".git", mirror.toString());
        Repos.run(mirror, "config", "gc.auto", "0");
        Repos.run(mirror, "config", "maintenance.auto", "false");
      }
      mirrors.add(mirror);
    }
    return mirrors;
  }

  void fetchAll(List<Path> mirrors, int jobs) {
    var list = String.join("\n", mirrors.stream().map(Path::toString).toList()) + "\n";
    Repos.write(dir.resolve("list"), list);
    shell("xargs -P " + jobs + " -I{} git --git-dir={} fetch -q --prune origin < list");
  }

  List<Path> checkouts(int count) {
    return IntStream.range(0, count).mapToObj(i -> checkout("r" + i)).toList();
  }

  Path checkout(String name) {
    var checkout = dir.resolve("checkouts").resolve(name);
    Repos.run(dir, "clone", "-q", remote(name).toString(), checkout.toString());
    return checkout;
  }

  /** Leaves what a build leaves, which a rule of the repository ignores. */
  void build(Path checkout) {
    Repos.write(checkout.resolve(".git/info/exclude"), "target/\n*.log\n");
    for (int i = 0; i < 20; i++) {
      Repos.write(checkout.resolve("target/classes/File" + i + ".class"), "compiled");
    }
    Repos.write(checkout.resolve("build.log"), "done\n");
  }

  /** As somebody does who works in it. */
  void change(Path checkout) {
    Repos.write(checkout.resolve("src/File3.java"), "changed\n");
    Repos.write(checkout.resolve("src/New.java"), "new\n");
  }

  void statusAll(List<Path> checkouts, int jobs) {
    var list = String.join("\n", checkouts.stream().map(Path::toString).toList()) + "\n";
    Repos.write(dir.resolve("list"), list);
    var status = " git -C {} status --porcelain=v2 --branch -z < list > /dev/null";
    shell("xargs -P " + jobs + " -I{}" + status);
  }

  /** One more commit in every remote. */
  void commitToAll(int count) {
    commits++;
    for (int i = 0; i < count; i++) {
      var remote = remote("r" + i);
      if (i == 0) {
        var parent = Repos.run(remote, "rev-parse", "main");
        var message = "later " + commits;
        var commit = Repos.run(remote, "commit-tree", "-p", parent, "-m", message, "main^{tree}");
        Repos.run(remote, "update-ref", "refs/heads/main", commit);
      } else {
        copyNew(remote("r0"), remote);
      }
    }
  }

  void addWorktree(String name, Path worktree) {
    Repos.run(remote(name), "worktree", "add", "-q", "--detach", worktree.toString(), "main");
  }

  void removeWorktree(String name, Path worktree) {
    Folders.delete(worktree);
    Repos.run(remote(name), "worktree", "prune");
  }

  void plainDiff(String name, Sha base, Sha tree) {
    shell("git --git-dir=" + remote(name) + " diff -M " + base + " " + tree + " > /dev/null");
  }

  void shell(String command) {
    try {
      var process = new ProcessBuilder("sh", "-c", command).directory(dir.toFile()).start();
      if (process.waitFor() != 0) {
        throw new AssertionError(command);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private Path remote(String name) {
    return dir.resolve("remotes").resolve(name + ".git");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void copyNew(Path from, Path to) {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = to.resolve(from.relativize(file).toString());
        if (!Files.exists(target)) {
          Files.createDirectories(target.getParent());
          Files.copy(file, target);
        }
      }
      var head = "refs/heads/main";
      Files.copy(
          from.resolve(head), to.resolve(head), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Random random, int size) {
    var text = new StringBuilder();
    while (text.length() < size) {
      text.append("    ".repeat(random.nextInt(4)));
      for (int word = random.nextInt(8); word >= 0; word--) {
        text.append(Integer.toString(random.nextInt(46_655), 36)).append(' ');
      }
      text.append(";\n");
    }
    return text.toString();
  }
}
