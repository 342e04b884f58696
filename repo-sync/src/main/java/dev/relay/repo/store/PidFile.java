package dev.relay.repo.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What {@code postmaster.pid} says: lines are pid, data folder, start, port. */
record PidFile(long pid, int port) {
  static Path in(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** Empty when there is none, or none that was written to its end. */
  static Optional<PidFile> read(Path data) {
    try {
      var lines = Files.readAllLines(in(data));
      return Optional.of(
          new PidFile(
              Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip())));
    } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreFailure(in(data) + " cannot be read by this user.", e);
    }
  }
}
