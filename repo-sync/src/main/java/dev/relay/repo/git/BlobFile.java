package dev.relay.repo.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectInserter;

/** Whether a file holds the bytes of a blob. */
final class BlobFile {
  private static final int MAX_BYTES = 1 << 20;

  private BlobFile() {}

  /**
   * False also for a large one, and for one with carriage returns, of which conversions would have
   * to be known.
   */
  static boolean isPlainly(Path file, IndexEntry entry) throws IOException {
    var bytes = bytes(file, entry);
    return bytes.length <= MAX_BYTES
        && !contains(bytes, '\r')
        && new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, bytes).equals(entry.id());
  }

  private static byte[] bytes(Path file, IndexEntry entry) throws IOException {
    if (FileMode.SYMLINK.equals(entry.mode())) {
      return Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8);
    }
    try (var in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  private static boolean contains(byte[] bytes, char c) {
    for (byte b : bytes) {
      if (b == c) {
        return true;
      }
    }
    return false;
  }
}
