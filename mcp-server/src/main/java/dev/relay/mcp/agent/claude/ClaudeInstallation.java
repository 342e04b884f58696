package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.Agent.Availability;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Where the CLI is on this machine, and whether it can talk to a model. */
final class ClaudeInstallation {
  private final Function<String, Optional<String>> keys;
  private final String searchPath;
  private final Path userHome;

  ClaudeInstallation(Function<String, Optional<String>> keys, String searchPath, Path userHome) {
    this.keys = keys;
    this.searchPath = searchPath;
    this.userHome = userHome;
  }

  Optional<Path> executable() {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(entry -> !entry.isBlank())
        .map(entry -> Path.of(entry, "claude"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  boolean hasKey() {
    return key().isPresent();
  }

  Optional<String> key() {
    return keys.apply("ANTHROPIC_API_KEY");
  }

  /** Only whether there is a login; what it says is the CLI's own business. */
  boolean hasLogin() {
    return Files.exists(userHome.resolve(".claude/.credentials.json"))
        || Files.exists(userHome.resolve("Library/Application Support/Claude"));
  }

  Path userHome() {
    return userHome;
  }

  Availability availability() {
    if (executable().isEmpty()) {
      return new Availability(
          false, "its CLI is not installed; get it with npm install -g @anthropic-ai/claude-code");
    }
    if (hasKey()) {
      return new Availability(true, "its CLI is installed and a key is set");
    }
    return hasLogin()
        ? new Availability(true, "its CLI is installed and you are logged in")
        : new Availability(
            false, "it knows no account; set ANTHROPIC_API_KEY, or run claude once and log in");
  }
}
