package dev.relay.repo.home;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

/** A file of mode 0600 with 256 random bits in hex. */
public final class SecretFile {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private SecretFile() {}

  /**
   * The secret in the file, made when the file is missing or empty.
   *
   * @throws HomeFailure when the file holds something else
   */
  public static String readOrCreate(Path file) {
    try {
      if (!Files.exists(file) || Files.size(file) == 0) {
        write(file, fresh());
      }
      var secret = Files.readString(file).strip();
      if (!FORM.matcher(secret).matches()) {
        throw new HomeFailure(
            file + " is damaged: restore it from a backup, or remove it to get a new one.");
      }
      return secret;
    } catch (IOException e) {
      throw new HomeFailure(file + " cannot be read or written by this user.", e);
    }
  }

  /** Replaces the file at once: a crash leaves the old content or the new, never half of it. */
  static void write(Path file, String content) throws IOException {
    var half = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(half);
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel = FileChannel.open(half, options, mode)) {
      channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String fresh() {
    var bits = new byte[32];
    new SecureRandom().nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
