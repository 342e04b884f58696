package dev.relay.repo.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Keeps mirrors quick while nobody uses them, and removes those whose repository is in no workspace
 * any more. Objects are never thrown away one by one: trees of tasks may have borrowed them.
 */
public final class MirrorCare {
  /** Fetches leave a pack or some loose objects each; up to here that costs nothing. */
  private static final int MANY_PACKS = 12;

  private static final int MANY_LOOSE_FOLDERS = 128;

  /** Written when a mirror was first found to be nobody's. */
  private static final String UNUSED = "relay-unused";

  private final Git git;
  private final Mirrors mirrors;
  private final Supplier<Set<Path>> used;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * @param used the mirrors of every repository of every workspace
   * @param patience how long a mirror stays after its repository was removed
   */
  public MirrorCare(
      Git git, Mirrors mirrors, Supplier<Set<Path>> used, InstantSource clock, Duration patience) {
    this.git = git;
    this.mirrors = mirrors;
    this.used = used;
    this.clock = clock;
    this.patience = patience;
  }

  /** The mirrors that were removed. */
  public List<Path> removeUnused() {
    var inUse = used.get();
    return mirrors.all().stream().filter(mirror -> isGone(mirror, inUse.contains(mirror))).toList();
  }

  private boolean isGone(Path mirror, boolean isUsed) {
    return mirrors.holding(
        mirror,
        () -> {
          var marker = mirror.resolve(UNUSED);
          if (isUsed || !new Refs(git).under(mirror, TaskTrees.REFS).isEmpty()) {
            marker.toFile().delete();
            return false;
          }
          if (!Files.exists(marker)) {
            BareRepositories.write(marker, clock.instant().toString());
            return false;
          }
          var since = Duration.between(since(marker), clock.instant());
          if (since.compareTo(patience) > 0) {
            Folders.delete(mirror);
            return true;
          }
          return false;
        });
  }

  private Instant since(Path marker) {
    try {
      return Instant.parse(Files.readString(marker).strip());
    } catch (IOException | java.time.format.DateTimeParseException e) {
      marker.toFile().delete(); // Half written: counted anew.
      return clock.instant();
    }
  }

  /** The mirrors that were repacked; those used within {@code quiet} wait for another time. */
  public List<Path> repack(Duration quiet) {
    return mirrors.all().stream()
        .filter(mirror -> mirrors.isQuiet(mirror, quiet) && isScattered(mirror))
        .filter(this::repack)
        .toList();
  }

  private boolean repack(Path mirror) {
    return mirrors.holding(
        mirror,
        () -> {
          // Packs grow by doubling, so each object is written again a few times at most.
          git.run(GitCall.in(mirror, "repack", "--geometric=2", "-d", "-q"));
          git.run(GitCall.in(mirror, "pack-refs", "--all"));
          return true;
        });
  }

  private static boolean isScattered(Path mirror) {
    return count(mirror.resolve("objects/pack"), ".pack") > MANY_PACKS
        || count(mirror.resolve("objects"), "") > MANY_LOOSE_FOLDERS;
  }

  private static long count(Path folder, String suffix) {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).count();
    } catch (IOException e) {
      return 0;
    }
  }
}
