package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Folders on disk. Symbolic links are removed, never followed. */
public final class Folders {
  private Folders() {}

  /** Removes it with all it holds; nothing when it is not there. */
  public static void delete(Path folder) {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try {
      Files.walkFileTree(folder, new Deleting());
    } catch (IOException e) {
      throw broken("A folder of Relay's own could not be removed", e);
    }
  }

  public static Path create(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw broken("A folder could not be made", e);
    }
  }

  static GitFailure broken(String what, IOException e) {
    return new GitFailure(
        GitFailure.Kind.BROKEN,
        what
            + " ("
            + e.getClass().getSimpleName()
            + "); see that the disk is not full and the Relay home is writable.");
  }

  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
      // Tests like to leave folders that their owner may not write.
      if (!Files.isWritable(dir) && !dir.toFile().setWritable(true)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
        throws IOException {
      if (e != null) {
        throw e;
      }
      Files.delete(dir);
      return FileVisitResult.CONTINUE;
    }
  }
}
