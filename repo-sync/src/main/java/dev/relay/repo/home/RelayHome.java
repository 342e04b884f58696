package dev.relay.repo.home;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * The folder with everything Relay keeps; the table is in docs/architecture.md.
 *
 * @param dir absolute
 */
public record RelayHome(Path dir) {
  public RelayHome {
    dir = dir.toAbsolutePath().normalize();
  }

  /** Where the environment says the home is; {@code ~/.relay} when it says nothing. */
  public static RelayHome locate(Map<String, String> environment) {
    var named = environment.getOrDefault("RELAY_HOME", "").strip();
    return new RelayHome(
        named.isEmpty() ? Path.of(System.getProperty("user.home"), ".relay") : Path.of(named));
  }

  public Path token() {
    return dir.resolve("token");
  }

  /** The launcher's own secret: it makes links that sign a browser in, and opens nothing else. */
  public Path login() {
    return dir.resolve("login");
  }

  public Path key() {
    return dir.resolve("key");
  }

  public Path env() {
    return dir.resolve(".env");
  }

  public Path mirrors() {
    return dir.resolve("mirrors");
  }

  public Path workspaces() {
    return dir.resolve("workspaces");
  }

  public Path checkouts() {
    return dir.resolve("checkouts");
  }

  /** What was read from mirrors and can be thrown away; made when it is first needed. */
  public Path index() {
    return dir.resolve("index");
  }

  public Path tasks() {
    return dir.resolve("tasks");
  }

  public Path run() {
    return dir.resolve("run");
  }

  public Path logs() {
    return dir.resolve("logs");
  }

  public Path postgres() {
    return dir.resolve("postgres");
  }

  public Path demo() {
    return dir.resolve("demo");
  }

  /**
   * Makes what is missing and takes away what others may read.
   *
   * @throws HomeFailure when the home cannot be used
   */
  public RelayHome create() {
    makePrivate(dir);
    folders().forEach(RelayHome::makePrivate);
    for (var secret : List.of(token(), login(), key(), env())) {
      if (Files.isRegularFile(secret)) {
        restrict(secret, "rw-------");
      }
    }
    return this;
  }

  private List<Path> folders() {
    return List.of(
        mirrors(), workspaces(), checkouts(), tasks(), run(), logs(), postgres(), demo());
  }

  private static void makePrivate(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new HomeFailure(
          folder + " is a file, not a folder: move it away or set RELAY_HOME to another folder.",
          e);
    } catch (IOException e) {
      throw new HomeFailure(
          folder + " cannot be made: give this user the right to write there or set RELAY_HOME.",
          e);
    }
    restrict(folder, "rwx------");
    if (!Files.isWritable(folder)) {
      throw new HomeFailure(folder + " is not writable: make it so or set RELAY_HOME.");
    }
  }

  private static void restrict(Path path, String mode) {
    try {
      var wanted = PosixFilePermissions.fromString(mode);
      if (!Files.getPosixFilePermissions(path).equals(wanted)) {
        Files.setPosixFilePermissions(path, wanted);
      }
    } catch (IOException e) {
      throw new HomeFailure(
          path + " belongs to somebody else: make this user its owner or set RELAY_HOME.", e);
    }
  }
}
