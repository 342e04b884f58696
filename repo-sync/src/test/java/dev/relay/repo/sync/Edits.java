package dev.relay.repo.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Random changes to the files of a tree. */
final class Edits {
  /** Few names, so that both sides often mean the same. */
  private static final List<String> NEW =
      List.of(
          "new.txt",
          "dir/new.txt",
          "fresh/x.txt",
          "fresh",
          "ignored/i.txt",
          "x.log",
          "swap/two.txt",
          "ümläut.txt",
          "A.TXT",
          "dir/c.txt/deep.txt",
          "link/in.txt");

  private static final List<String> OLD =
      List.of(
          "a.txt",
          "b.txt",
          "dir/c.txt",
          "dir/sub/d.txt",
          "e e.txt",
          "run.sh",
          "swap/one.txt",
          "gen.js",
          "bin.dat",
          "link");

  private final RandomGenerator random;
  private final Path tree;

  Edits(RandomGenerator random, Path tree) {
    this.random = random;
    this.tree = tree;
  }

  /** The path that was touched. */
  String any() throws IOException {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> line(pick(OLD));
      case 4, 5 -> create(pick(NEW));
      case 6 -> remove(pick(OLD));
      case 7 -> mode(pick(OLD));
      case 8 -> link(pick(OLD));
      case 9 -> folder(pick(OLD));
      case 10 -> rename(pick(OLD), pick(NEW));
      default -> file("swap");
    };
  }

  String pick(List<String> names) {
    return names.get(random.nextInt(names.size()));
  }

  String tracked() {
    return pick(OLD);
  }

  String create(String path) throws IOException {
    var file = tree.resolve(path);
    if (there(file) || !makeRoom(file)) {
      return line("a.txt");
    }
    Files.writeString(file, "new " + random.nextInt(3) + "\n");
    return path;
  }

  String line(String path) throws IOException {
    var file = tree.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return path;
    }
    if (path.endsWith(".dat")) {
      Files.write(file, new byte[] {0, (byte) random.nextInt(100), 7});
      return path;
    }
    var lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
    var at = lines.isEmpty() ? 0 : random.nextInt(lines.size());
    if (random.nextInt(4) == 0 || lines.isEmpty()) {
      lines.add(at, "added " + random.nextInt(1000));
    } else {
      lines.set(at, "changed " + random.nextInt(3));
    }
    Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
    return path;
  }

  private String remove(String path) throws IOException {
    Slot.delete(tree.resolve(path));
    return path;
  }

  private String mode(String path) throws IOException {
    var file = tree.resolve(path);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      var permissions = Files.getPosixFilePermissions(file);
      if (!permissions.remove(PosixFilePermission.OWNER_EXECUTE)) {
        permissions.add(PosixFilePermission.OWNER_EXECUTE);
      }
      Files.setPosixFilePermissions(file, permissions);
    }
    return path;
  }

  private String link(String path) throws IOException {
    Slot.delete(tree.resolve(path));
    if (makeRoom(tree.resolve(path))) {
      Files.createSymbolicLink(
          tree.resolve(path), Path.of(random.nextBoolean() ? "../nowhere" : "b.txt"));
    }
    return path;
  }

  private String folder(String path) throws IOException {
    Slot.delete(tree.resolve(path));
    return create(path + "/inside.txt");
  }

  private String file(String path) throws IOException {
    Slot.delete(tree.resolve(path));
    return create(path);
  }

  private String rename(String from, String to) throws IOException {
    var old = tree.resolve(from);
    if (there(old) && !there(tree.resolve(to)) && makeRoom(tree.resolve(to))) {
      Files.move(old, tree.resolve(to));
    }
    return to;
  }

  private boolean makeRoom(Path file) throws IOException {
    for (var up : OnDisk.parents(tree, file)) {
      if (there(up) && !Files.isDirectory(up, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    Files.createDirectories(file.getParent());
    return true;
  }

  private static boolean there(Path file) {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }
}
