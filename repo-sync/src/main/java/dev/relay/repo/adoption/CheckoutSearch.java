package dev.relay.repo.adoption;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Looks for checkouts under a folder. Symbolic links are never followed. */
public final class CheckoutSearch {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_FOLDERS = 200_000;

  /** What tools fill: large, and nobody's work lies there. */
  private static final Set<String> SKIPPED =
      Set.of(
          ".git",
          "node_modules",
          ".cache",
          ".cargo",
          ".gradle",
          ".m2",
          ".npm",
          ".rustup",
          ".tox",
          ".venv",
          "__pycache__");

  private final Path own;

  /**
   * @param own Relay's home, in which nothing is to be found
   */
  public CheckoutSearch(Path own) {
    this.own = own;
  }

  /** Throws an illegal argument with a sentence when there is no such folder. */
  public Checkouts under(Path folder) {
    try {
      var root = folder.toRealPath();
      var walk = new Walk(root, own.toAbsolutePath().normalize());
      Files.walkFileTree(
          root, EnumSet.noneOf(java.nio.file.FileVisitOption.class), MAX_DEPTH, walk);
      walk.found.sort(Comparator.comparing(Checkouts.Found::path));
      return new Checkouts(walk.found, walk.notes);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "'" + folder + "' is no folder that can be read; give the folder your checkouts lie in.");
    }
  }

  /** The checkout that lies at this very place, or a note why there is none. */
  public Checkouts at(Path folder) {
    var walk = new Walk(folder, own);
    var git = folder.resolve(".git");
    if (Files.exists(git, LinkOption.NOFOLLOW_LINKS)) {
      walk.judge(folder, git);
    }
    return new Checkouts(walk.found, walk.notes);
  }

  /** True for a repository without a tree. */
  public boolean isBare(Path folder) {
    return !Files.exists(folder.resolve(".git"), LinkOption.NOFOLLOW_LINKS)
        && GitFolder.isOne(folder);
  }

  private static final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Path own;
    private final List<Checkouts.Found> found = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int folders;

    Walk(Path root, Path own) {
      this.root = root;
      this.own = own;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (++folders > MAX_FOLDERS) {
        notes.add(
            "There are more than 200000 folders; name one with fewer, the rest was left out.");
        return FileVisitResult.TERMINATE;
      }
      var name = folder.equals(root) ? "" : String.valueOf(folder.getFileName());
      if (SKIPPED.contains(name) || folder.equals(own)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      var git = folder.resolve(".git");
      if (Files.exists(git, LinkOption.NOFOLLOW_LINKS)) {
        judge(folder, git);
      } else if (GitFolder.isOne(folder)) {
        notes.add(shown(folder) + " is a bare repository and no checkout; it was left out.");
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      notes.add(shown(file) + " cannot be read; it was left out.");
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(
        Path folder, @org.jspecify.annotations.Nullable IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    private void judge(Path folder, Path git) {
      if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
        adopt(folder, git);
      } else if (Files.isRegularFile(git, LinkOption.NOFOLLOW_LINKS)) {
        notes.add(shown(folder) + " " + Pointer.of(git).sentence());
      } else {
        notes.add(shown(folder) + " has a .git that is a symbolic link; it was left out.");
      }
    }

    private void adopt(Path folder, Path git) {
      if (!GitFolder.isOne(git)) {
        notes.add(shown(folder) + " has a .git that is no repository; it was left out.");
        return;
      }
      try {
        var origin = Origin.of(folder, GitFolder.read(git));
        origin.note().ifPresent(note -> notes.add(shown(folder) + " " + note));
        origin.url().ifPresent(url -> found.add(new Checkouts.Found(folder, url, origin.branch())));
      } catch (IOException e) {
        notes.add(shown(folder) + " cannot be read; it was left out.");
      }
    }

    private String shown(Path path) {
      var relative = root.relativize(path).toString();
      return relative.isEmpty() ? "The folder itself" : relative;
    }
  }
}
