package dev.relay.repo.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;

/** A repository's own configuration file, read without a process; what it includes is not. */
final class OwnConfig {
  private final Config config = new Config();

  private OwnConfig() {}

  /** Without anything when it can't be read: git says then what is wrong. */
  static OwnConfig read(Path commonDir) {
    var own = new OwnConfig();
    try {
      own.config.fromText(Files.readString(commonDir.resolve("config")));
    } catch (IOException | ConfigInvalidException e) {
      return new OwnConfig();
    }
    return own;
  }

  boolean isSha256() {
    return "sha256".equalsIgnoreCase(config.getString("extensions", null, "objectFormat"));
  }

  /** The disk can't keep names apart that differ in their case alone. */
  boolean ignoresCase() {
    return config.getBoolean("core", "ignoreCase", false);
  }

  Optional<String> remote(String url) {
    return config.getSubsections("remote").stream()
        .filter(name -> url.equals(config.getString("remote", name, "url")))
        .findFirst();
  }
}
