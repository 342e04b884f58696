package dev.relay.mcp.sandbox;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What to do where bubblewrap does not work, as a sentence.
 *
 * @param system as Java names it
 * @param searchPath where programs are looked for
 */
record BubblewrapAdvice(String system, String searchPath) {
  private static final Map<String, String> INSTALL = install();

  private static Map<String, String> install() {
    var commands = new LinkedHashMap<String, String>();
    commands.put("apt-get", "apt-get install bubblewrap");
    commands.put("dnf", "dnf install bubblewrap");
    commands.put("pacman", "pacman -S bubblewrap");
    commands.put("apk", "apk add bubblewrap");
    commands.put("zypper", "zypper install bubblewrap");
    return commands;
  }

  static BubblewrapAdvice here() {
    var path = System.getenv("PATH");
    return new BubblewrapAdvice(System.getProperty("os.name"), path == null ? "" : path);
  }

  String sentence() {
    if (!system.startsWith("Linux")) {
      return "Bubblewrap is there on Linux only: run Relay with compose.yaml, or set"
          + " RELAY_SANDBOX=process if you trust what agents write.";
    }
    if (has("bwrap")) {
      return "Bubblewrap is not allowed to make user namespaces here: allow it, or run Relay with"
          + " compose.yaml.";
    }
    return INSTALL.entrySet().stream()
        .filter(manager -> has(manager.getKey()))
        .findFirst()
        .map(manager -> "Install bubblewrap: sudo " + manager.getValue() + ".")
        .orElse("Install bubblewrap with the package manager of this system.");
  }

  private boolean has(String program) {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
