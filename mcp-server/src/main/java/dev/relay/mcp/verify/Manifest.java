package dev.relay.mcp.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the file in which a build tool finds names and dependencies. */
final class Manifest {
  private static final int LARGEST = 4 << 20;

  private Manifest() {}

  /** Empty unless it is an ordinary file of at most 4 MB: a link or a pipe is no manifest. */
  static Optional<byte[]> read(Path file) {
    try {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
