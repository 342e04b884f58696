package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps git directories open between questions, so that pack indexes are read once. One whose
 * directory or configuration was replaced meanwhile is looked at anew.
 */
final class OpenRepositories {
  private static final int KEPT = 256;

  /** Directory and configuration as they were when they were judged. */
  private record Stamp(Object directory, Object config, Object length) {}

  private record Known(Stamp stamp, @Nullable Repository repository) {}

  private final LinkedHashMap<Path, Known> known = new LinkedHashMap<>(16, 0.75f, true);

  /** The caller closes it. Null when it is nothing for JGit. */
  synchronized @Nullable Repository open(Path gitDir) throws IOException {
    var stamp = stamp(gitDir);
    var found = known.get(gitDir);
    if (found == null || !found.stamp().equals(stamp)) {
      found = new Known(stamp, judged(gitDir));
      close(known.put(gitDir, found));
      eldest().forEach(path -> close(known.remove(path)));
    }
    if (found.repository() != null) {
      found.repository().incrementOpen();
    }
    return found.repository();
  }

  private static @Nullable Repository judged(Path gitDir) throws IOException {
    return JGitObstacle.in(gitDir).isPresent()
        ? null
        : new FileRepositoryBuilder().setGitDir(gitDir.toFile()).setBare().build();
  }

  private List<Path> eldest() {
    return new ArrayList<>(
        known.sequencedKeySet().stream().limit(Math.max(0, known.size() - KEPT)).toList());
  }

  private static void close(@Nullable Known known) {
    if (known != null && known.repository() != null) {
      known.repository().close();
    }
  }

  private static Stamp stamp(Path gitDir) throws IOException {
    var directory = attributes(gitDir);
    var config = attributes(gitDir.resolve("config"));
    return new Stamp(
        key(directory), Map.entry(key(config), config.lastModifiedTime()), config.size());
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static Object key(BasicFileAttributes attributes) {
    var key = attributes.fileKey();
    return key == null ? attributes.creationTime() : key;
  }
}
