package dev.relay.repo.store;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, packed into a jar for this system and unpacked once. */
final class PostgresBinaries {
  private static final Pattern VERSION = Pattern.compile("-(\\d[0-9.]*)\\.jar!");

  private PostgresBinaries() {}

  /** The folder with {@code bin/postgres}; a crash while unpacking leaves nothing that counts. */
  static Path unpack(Path into) {
    var archive = archive();
    var folder = into.resolve("bin-" + version(archive));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try {
      Files.createDirectories(into);
      var half = Files.createTempDirectory(into, "unpacking-");
      extract(archive, half);
      moveInto(half, folder);
      return folder;
    } catch (IOException e) {
      throw new StoreFailure(
          "PostgreSQL could not be unpacked into " + into + ": it needs 80 MB of free disk.", e);
    }
  }

  private static void moveInto(Path half, Path folder) throws IOException {
    try {
      Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      FileSystemUtils.deleteRecursively(half); // another process was faster
    }
  }

  /** {@code tar} is on every system we run on; {@code xz} often is not. */
  private static void extract(URL archive, Path folder) throws IOException {
    var tar = new ProcessBuilder("tar", "-x", "-f", "-", "-C", folder.toString());
    tar.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    tar.redirectError(ProcessBuilder.Redirect.DISCARD);
    var process = tar.start();
    try (InputStream in = new XZInputStream(archive.openStream());
        var out = process.getOutputStream()) {
      in.transferTo(out);
    }
    try {
      if (process.waitFor() != 0) {
        throw new IOException("tar ended with " + process.exitValue());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static URL archive() {
    var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var os = system.startsWith("mac") ? "darwin" : "linux";
    var arch = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
    var name = "postgres-" + os + "-" + arch + ".txz";
    var found = PostgresBinaries.class.getClassLoader().getResource(name);
    if (found == null) {
      throw new StoreFailure(
          "There is no embedded PostgreSQL for " + os + " " + arch + ": set RELAY_DB_URL.");
    }
    return found;
  }

  private static String version(URL archive) {
    var version = VERSION.matcher(archive.toString());
    return version.find() ? version.group(1) : "unknown";
  }
}
