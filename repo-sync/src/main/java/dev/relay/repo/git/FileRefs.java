package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the refs of a repository on this machine from its files. It may be anybody's, so nothing of
 * its configuration is followed and nothing but small plain files is opened.
 */
final class FileRefs implements RemoteRefs {
  private static final List<String> PREFIXES = List.of("refs/heads/", "refs/tags/");
  private static final int MAX_REF = 256;
  private static final int MAX_REFS = 100_000;

  @Override
  public SortedMap<String, Sha> list(RemoteUrl url) throws IOException {
    var gitDir = gitDir(Path.of(URI.create(url.value())));
    if (JGitObstacle.in(gitDir).isPresent()) {
      throw new IOException("not a repository that can be read from its files");
    }
    var loose = new TreeMap<String, Sha>();
    for (var prefix : PREFIXES) {
      walk(gitDir, gitDir.resolve(prefix), loose);
    }
    // After the loose ones: a ref that is being packed is then seen in at least one place.
    var all = packed(gitDir.resolve("packed-refs"));
    all.putAll(loose);
    return all;
  }

  /** Git takes no branch from a clone that lacks a part of its history, and does not say so. */
  static boolean isShallow(RemoteUrl url) {
    return url.isLocal()
        && Files.exists(gitDir(Path.of(URI.create(url.value()))).resolve("shallow"));
  }

  private static Path gitDir(Path folder) {
    var inside = folder.resolve(".git");
    return Files.isDirectory(inside, LinkOption.NOFOLLOW_LINKS) ? inside : folder;
  }

  private static void walk(Path gitDir, Path folder, Map<String, Sha> found) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!attributes.isRegularFile() || found.size() > MAX_REFS) {
              throw new IOException("a ref that is no plain file");
            }
            if (!file.getFileName().toString().endsWith(".lock")) {
              var name = gitDir.relativize(file).toString().replace('\\', '/');
              found.put(name, sha(new String(bytes(file), StandardCharsets.US_ASCII).strip()));
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(MAX_REF);
    }
  }

  private static SortedMap<String, Sha> packed(Path file) throws IOException {
    var refs = new TreeMap<String, Sha>();
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return refs;
    }
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var parts = line.split(" ", 2);
        if (parts.length == 2 && PREFIXES.stream().anyMatch(parts[1]::startsWith)) {
          refs.put(parts[1], sha(parts[0]));
        }
        if (refs.size() > MAX_REFS) {
          throw new IOException("too many refs");
        }
      }
    } catch (NoSuchFileException e) {
      return refs;
    }
    return refs;
  }

  /** Symbolic branches are for git to follow. */
  private static Sha sha(String text) throws IOException {
    if (!Sha.isValid(text)) {
      throw new IOException("not an object name");
    }
    return new Sha(text);
  }
}
