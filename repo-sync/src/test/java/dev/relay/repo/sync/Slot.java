package dev.relay.repo.sync;

import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.NativeGit;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/**
 * A remote, its mirror, somebody's files and the developer's checkout, made once and copied back to
 * the same place before each case.
 */
final class Slot {
  static final int LINES = 24;

  private final Path here;
  private final Path template;
  private final String name;

  /**
   * @param name of the repository
   */
  Slot(Path root, String name) {
    this(root, name, true);
  }

  /**
   * @param make false for one that another process made
   */
  Slot(Path root, String name, boolean make) {
    this.name = name;
    here = root.resolve(name);
    template = root.resolve(name + ".template");
    if (make) {
      make();
    }
  }

  Path bare() {
    return here.resolve("remote.git");
  }

  /** Where somebody else works right on the remote, which saves every push. */
  Path other() {
    return here.resolve("other");
  }

  Path checkout() {
    return here.resolve("checkout");
  }

  Path mirrors() {
    return here.resolve("mirrors");
  }

  Repository repository() {
    var url = new RemoteUrl(bare().toUri().toString().replaceFirst("/$", ""));
    return Repository.of(new RepositoryId(name), url, "main").at(checkout());
  }

  void reset() {
    delete(here);
    copy(template, here);
  }

  void delete() {
    delete(here);
    delete(template);
  }

  private void make() {
    try {
      Files.createDirectories(here);
      Sh.git(here, "init", "-q", "--bare", "--template=", "--initial-branch=main", "remote.git");
      Sh.git(bare(), "config", "core.bare", "false");
      write(other().resolve(".git"), "gitdir: ../remote.git\n");
      fill(other());
      Sh.git(other(), "add", "--all");
      Sh.git(other(), "commit", "-q", "-m", "first");
      write(other().resolve("b.txt"), text("b", LINES) + "second\n");
      Sh.git(other(), "commit", "-q", "-am", "second");
      Sh.git(other(), "branch", "-q", "topic");
      Sh.git(other(), "repack", "-a", "-d", "-q");
      Sh.git(here, "clone", "-q", "--template=", repository().url().value(), "checkout");
      Sh.git(checkout(), "config", "user.name", "Ada");
      Sh.git(checkout(), "config", "user.email", "ada@example.com");
      var mirrors = new Mirrors(new NativeGit(System.getenv()), mirrors());
      mirrors.refresh(repository());
      // A killed process loses nothing that the system has; only a power cut would.
      for (var place : List.of(checkout(), bare(), mirrors.gitDir(repository()))) {
        Sh.git(place, "config", "core.fsync", "none");
      }
      Files.move(here, template);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void fill(Path tree) throws IOException {
    for (var file :
        Map.of("a.txt", "a", "b.txt", "b", "dir/c.txt", "c", "dir/sub/d.txt", "d", "e e.txt", "e")
            .entrySet()) {
      write(tree.resolve(file.getKey()), text(file.getValue(), LINES));
    }
    write(tree.resolve("run.sh"), "#!/bin/sh\necho run\n");
    Files.setPosixFilePermissions(
        tree.resolve("run.sh"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    write(tree.resolve("swap/one.txt"), text("one", 5));
    write(tree.resolve("gen.js"), text("gen", 6));
    write(tree.resolve(".gitattributes"), "gen.js linguist-generated\n");
    write(tree.resolve(".gitignore"), "ignored/\n*.log\n");
    Files.write(tree.resolve("bin.dat"), new byte[] {0, 1, 2, 3, 0, (byte) 200});
    Files.createSymbolicLink(tree.resolve("link"), Path.of("a.txt"));
  }

  static String text(String word, int lines) {
    var text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      text.append(word).append(' ').append(i).append('\n');
    }
    return text.toString();
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  static void delete(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    walk(folder, Files::delete, Files::delete);
  }

  private static void copy(Path from, Path to) {
    walk(
        from,
        file ->
            Files.copy(
                file,
                to.resolve(from.relativize(file).toString()),
                LinkOption.NOFOLLOW_LINKS,
                StandardCopyOption.COPY_ATTRIBUTES),
        folder -> {},
        folder -> Files.createDirectories(to.resolve(from.relativize(folder).toString())));
  }

  private interface Step {
    void on(Path path) throws IOException;
  }

  private static void walk(Path folder, Step file, Step after) {
    walk(folder, file, after, before -> {});
  }

  private static void walk(Path folder, Step file, Step after, Step before) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
                throws IOException {
              before.on(dir);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              file.on(path);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException e) throws IOException {
              after.on(dir);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
