package dev.relay.mcp.agent.claude;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Where the CLI is on this machine, and what it could talk to a model with. */
final class ClaudeInstallation {
  private static final boolean KEYCHAIN = System.getProperty("os.name").startsWith("Mac");
  private final Function<String, Optional<String>> keys;
  private final String searchPath;
  private final Path userHome;
  private final Path directory;

  /**
   * @param directory the CLI's own, where a login lies; {@code ~/.claude} unless the user said
   *     otherwise
   */
  ClaudeInstallation(
      Function<String, Optional<String>> keys, String searchPath, Path userHome, Path directory) {
    this.keys = keys;
    this.searchPath = searchPath;
    this.userHome = userHome;
    this.directory = directory;
  }

  Optional<Path> executable() {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .map(entry -> Path.of(entry, "claude"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Optional<String> key() {
    return keys.apply("ANTHROPIC_API_KEY");
  }

  /** Where the CLI keeps its login, when it keeps it in a file. Relay never reads it. */
  Optional<Path> loginFile() {
    return Optional.of(directory.resolve(".credentials.json")).filter(Files::isRegularFile);
  }

  /** Whether it is worth asking the CLI for a login; a keychain does not tell. */
  boolean mayHaveLogin() {
    return loginFile().isPresent() || KEYCHAIN;
  }

  /** Changes with every login and logout that is kept in a file. */
  Optional<FileTime> loginChanged() {
    try {
      var file = loginFile();
      return file.isEmpty() ? Optional.empty() : Optional.of(Files.getLastModifiedTime(file.get()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Path userHome() {
    return userHome;
  }

  Path directory() {
    return directory;
  }
}
