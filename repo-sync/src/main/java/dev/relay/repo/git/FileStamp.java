package dev.relay.repo.git;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/**
 * What the system says of a file, in the parts and widths in which git's index keeps it. A file
 * with the stamp of before holds what it held before.
 */
record FileStamp(
    int changed,
    int changedNanos,
    int written,
    int writtenNanos,
    int inode,
    int user,
    int group,
    int size) {
  private static final String ASKED = "unix:mode,ino,uid,gid,size,lastModifiedTime,ctime";
  private static final int KIND = 0170000;
  private static final int PLAIN = 0100000;
  private static final int LINK = 0120000;
  private static final int OWNERS_PROGRAM = 0100;

  /**
   * A file as it lies there.
   *
   * @param mode as git would keep it; 0 for what is neither a plain file nor a link
   */
  record Seen(int mode, FileStamp stamp) {}

  /** Throws {@link UnsupportedOperationException} where the system has no such stamps. */
  static Seen look(Path file) throws IOException {
    var facts = Files.readAttributes(file, ASKED, LinkOption.NOFOLLOW_LINKS);
    var size = number(facts, "size");
    var changed = time(facts, "ctime");
    var written = time(facts, "lastModifiedTime");
    var stamp =
        new FileStamp(
            (int) changed.getEpochSecond(),
            changed.getNano(),
            (int) written.getEpochSecond(),
            written.getNano(),
            (int) number(facts, "ino"),
            (int) number(facts, "uid"),
            (int) number(facts, "gid"),
            (int) size);
    return new Seen(size > Integer.MAX_VALUE ? 0 : mode((int) number(facts, "mode")), stamp);
  }

  /** As the index has it, device and mode between them passed over. */
  static FileStamp in(ByteBuffer index, int at) {
    return new FileStamp(
        index.getInt(at),
        index.getInt(at + 4),
        index.getInt(at + 8),
        index.getInt(at + 12),
        index.getInt(at + 20),
        index.getInt(at + 28),
        index.getInt(at + 32),
        index.getInt(at + 36));
  }

  private static int mode(int mode) {
    return switch (mode & KIND) {
      case PLAIN -> (mode & OWNERS_PROGRAM) == 0 ? 0100644 : 0100755;
      case LINK -> LINK;
      default -> 0;
    };
  }

  private static long number(Map<String, Object> facts, String name) {
    return ((Number) facts.getOrDefault(name, 0)).longValue();
  }

  private static Instant time(Map<String, Object> facts, String name) {
    return ((FileTime) facts.getOrDefault(name, FileTime.from(Instant.EPOCH))).toInstant();
  }
}
