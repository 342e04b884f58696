package dev.relay.mcp.agent.codemod;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Applies a substitution to all files of a tree, and to their names. Never follows a link. */
final class TreeRewrite {
  private final Path root;
  private final Substitution substitution;
  private final Consumer<String> changed;
  private int places;

  TreeRewrite(Path root, Substitution substitution, Consumer<String> changed) {
    this.root = root;
    this.substitution = substitution;
    this.changed = changed;
  }

  /** How many places were changed. Stops when the thread is interrupted. */
  int run(boolean renameFiles) throws IOException, InterruptedException {
    for (var file : files()) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      rewrite(file);
      if (renameFiles) {
        rename(file);
      }
    }
    return places;
  }

  private List<Path> files() throws IOException {
    var files = new ArrayList<Path>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
              files.add(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
          }
        });
    return files;
  }

  private void rewrite(Path file) throws IOException {
    if (TextFiles.isLock(file.toString()) || Files.size(file) > TextFiles.LARGEST) {
      return;
    }
    var text = read(file);
    if (text == null) {
      return;
    }
    var result = substitution.apply(text);
    if (result.places() > 0 && !result.text().equals(text)) {
      Files.write(file, result.text().getBytes(StandardCharsets.UTF_8));
      places += result.places();
      changed.accept(name(file));
    }
  }

  private static @org.jspecify.annotations.Nullable String read(Path file) throws IOException {
    try {
      return TextFiles.decode(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return null; // a name that this JVM's encoding cannot say
    }
  }

  /** Not when a file of the new name is there already. */
  private void rename(Path file) throws IOException {
    var name = file.getFileName().toString();
    var renamed = substitution.apply(name).text();
    if (renamed.equals(name) || renamed.contains("/") || name.indexOf('\uFFFD') >= 0) {
      return;
    }
    var target = file.resolveSibling(renamed);
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(file, target);
      changed.accept(name(target));
    }
  }

  private String name(Path file) {
    return root.relativize(file).toString();
  }
}
