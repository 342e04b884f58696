package dev.relay.repo.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Git's names as paths of this machine. Links are never followed. */
final class OnDisk {
  private OnDisk() {}

  /** Empty for a name that Java can't carry to the file system as it is. */
  static Optional<Path> find(Path tree, String shown) {
    if (shown.startsWith("\"")) {
      return Optional.empty();
    }
    try {
      return Optional.of(tree.resolve(shown));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** True also for a name that can't be looked at. */
  static boolean exists(Path tree, String shown) {
    return find(tree, shown).map(OnDisk::exists).orElse(true);
  }

  /** The folders between the file and the tree, nearest first. */
  static List<Path> parents(Path tree, Path file) {
    var parents = new ArrayList<Path>();
    for (var up = file.getParent(); up != null && !up.equals(tree); up = up.getParent()) {
      parents.add(up);
    }
    return parents;
  }

  /** The nearest parent that is there but no folder. */
  static Optional<Path> blockingParent(Path tree, Path file) {
    return parents(tree, file).stream().filter(up -> exists(up) && !isFolder(up)).findFirst();
  }

  static boolean exists(Path path) {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** As git sees it: by the owner's right alone, where the system knows of any. */
  static boolean isProgram(Path file) {
    try {
      return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
    } catch (UnsupportedOperationException | IOException e) {
      return Files.isExecutable(file);
    }
  }

  /** Less is left than git needs for anything. */
  static boolean isFull(Path path) {
    try {
      return Files.getFileStore(path).getUsableSpace() < 1 << 19;
    } catch (IOException e) {
      return false;
    }
  }

  static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}
