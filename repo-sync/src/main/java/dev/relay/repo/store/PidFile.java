package dev.relay.repo.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says.
 *
 * @param data the data folder as the server was given it
 */
record PidFile(long pid, String data) {
  static Path in(Path data) {
    return data.resolve("postmaster.pid");
  }

  /** Empty when there is none, or none that was written to its end. */
  static Optional<PidFile> read(Path data) {
    try {
      var lines = Files.readAllLines(in(data));
      return Optional.of(new PidFile(Long.parseLong(lines.get(0).strip()), lines.get(1)));
    } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StoreFailure(in(data) + " cannot be read by this user.", e);
    }
  }

  /**
   * Puts the pid of a process that is surely gone in place of one that is a stranger's by now, or
   * whose end nobody collects. The rest stays: by it the server makes sure that none of its old
   * processes still works on the data.
   */
  void disown(Path folder) {
    try {
      var ended = new ProcessBuilder("true").start();
      ended.waitFor();
      var rest = Files.readString(in(folder)).replaceFirst("^[^\n]*", Long.toString(ended.pid()));
      Files.writeString(in(folder), rest);
    } catch (IOException e) {
      throw new StoreFailure(in(folder) + " is left over and cannot be written.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
